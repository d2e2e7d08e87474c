import type { ListFilters } from "../../../../functions/contract/schemas/lists.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { chipsOf, without } from "./filterFields.ts";
import { words } from "./words.ts";

interface FilterChipsProps {
  filters: ListFilters;
  currency: string;
  onFilters(filters: ListFilters): void;
}

/** The filters that hold, each with what takes it away; nothing where none does. */
export function FilterChips({ filters, currency, onFilters }: FilterChipsProps) {
  const { say } = useWords();
  const format = useFormat();
  const chips = chipsOf(filters, format, currency);
  if (chips.length === 0) return null;
  return (
    <div class="row">
      {chips.map(({ names, label, text }) => (
        <span key={names[0]} class="chip">
          <span>
            {say(label)} <bdi>{text}</bdi>
          </span>
          <button
            type="button"
            aria-label={say(words.remove, { filter: `${say(label)} ${text}` })}
            onClick={() => onFilters(without(filters, names))}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <Button kind="quiet" onClick={() => onFilters({})}>
        {say(words.clearFilters)}
      </Button>
    </div>
  );
}

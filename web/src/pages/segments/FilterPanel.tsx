import type { ListFilters } from "../../../../functions/contract/schemas/lists.ts";
import { useWords } from "../../i18n/useWords.ts";
import { Select } from "../../ui/Select.tsx";
import { filterFields, withEnd } from "./filterFields.ts";
import { RangeField } from "./RangeField.tsx";
import { words } from "./words.ts";
import "./filters.css";

interface FilterPanelProps {
  filters: ListFilters;
  currency: string;
  /** Channels the shop sells by; the one that holds is among them even where it is unknown. */
  channels: readonly string[];
  onFilters(filters: ListFilters): void;
}

/** Every filter, each between two ends; they hold while one types. */
export function FilterPanel({ filters, currency, channels, onFilters }: FilterPanelProps) {
  const { say } = useWords();
  const units = { money: currency, share: "%", count: undefined, date: undefined };
  const named = filters.channel === undefined || channels.includes(filters.channel);
  const offered = named ? channels : [filters.channel!, ...channels];
  return (
    <div class="filters">
      {filterFields.map(({ label, kind, from, to }) => (
        <fieldset key={from} class="filter">
          <legend>{say(label)}</legend>
          <div class="filter-ends">
            {([from, to] as const).map((name, end) => (
              <RangeField
                key={name}
                kind={kind}
                label={say(
                  kind === "date" ? [words.after, words.before][end] : [words.atLeast, words.atMost][end],
                )}
                unit={units[kind]}
                value={filters[name]}
                onValue={(value) => onFilters(withEnd(filters, name, value as never))}
              />
            ))}
          </div>
        </fieldset>
      ))}
      {offered.length > 0 && (
        <fieldset class="filter">
          <legend>{say(words.channel)}</legend>
          <Select
            label={say(words.lastChannel)}
            value={filters.channel ?? ""}
            options={[
              { value: "", label: say(words.anyChannel) },
              ...offered.map((name) => ({ value: name, label: name })),
            ]}
            onValue={(name) => onFilters(withEnd(filters, "channel", name || undefined))}
          />
        </fieldset>
      )}
    </div>
  );
}

import type { ListSort } from "../../../../functions/contract/schemas/lists.ts";
import { useWords } from "../../i18n/useWords.ts";
import { Icon } from "../../ui/Icon.tsx";
import { memberColumns } from "./columns.ts";
import { words } from "./words.ts";

/** Names of the columns; those the list can go by are buttons. */
export function MemberHead({ sort, onSort }: { sort: ListSort; onSort(sort: ListSort): void }) {
  const { say } = useWords();
  return (
    <thead class="members-head">
      <tr class="members-row" aria-rowindex={1}>
        <th scope="col" class="members-cell">
          {say(words.customer)}
        </th>
        {memberColumns.map(({ name, label, sort: by, direction, numeric }) => (
          <th
            key={name}
            scope="col"
            class={numeric ? "members-cell numeric" : "members-cell"}
            aria-sort={by === sort ? direction : undefined}
          >
            {by === undefined ? (
              say(label)
            ) : (
              <button
                type="button"
                onClick={() => onSort(by)}
                title={say(words.sortBy, { column: say(label) })}
              >
                {say(label)}
                {by === sort && <Icon name={direction === "ascending" ? "up" : "down"} />}
              </button>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

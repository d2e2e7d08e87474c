import type { ListedCustomer } from "../../api/answers.ts";
import { hrefTo } from "../../app/route.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { memberColumns } from "./columns.ts";
import { words } from "./words.ts";

interface MemberRowProps {
  id: string;
  /** Position in the list. */
  index: number;
  /** Where the row stands in the element that is scrolled, in pixels. */
  top: number;
  active: boolean;
  row: ListedCustomer | undefined;
  /** It was there when the list was first read, and has moved since. */
  gone: boolean;
  currency: string;
  onPick(index: number): void;
}

/** One member; a row that is still being read holds its place. */
export function MemberRow({ id, index, top, active, row, gone, currency, onPick }: MemberRowProps) {
  const { say } = useWords();
  const format = useFormat();
  return (
    <tr
      id={id}
      class={active ? "members-row active" : "members-row"}
      aria-rowindex={index + 2}
      aria-selected={active}
      aria-busy={row === undefined && !gone ? true : undefined}
      style={{ transform: `translateY(${top}px)` }}
      onPointerDown={() => onPick(index)}
    >
      <th scope="row" class="members-cell">
        {row ? (
          <a href={hrefTo("customer", [row.customerId])} tabIndex={-1}>
            <bdi>{row.customerId}</bdi>
          </a>
        ) : gone ? (
          <span class="muted">{say(words.gone)}</span>
        ) : (
          <span class="bone" />
        )}
      </th>
      {memberColumns.map(({ name, numeric, show }) => (
        <td key={name} class={numeric ? "members-cell numeric figures" : "members-cell figures"}>
          {row && <bdi>{show(row, format, currency)}</bdi>}
        </td>
      ))}
    </tr>
  );
}

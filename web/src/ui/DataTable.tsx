import { common } from "../i18n/common.ts";
import { useWords } from "../i18n/useWords.ts";
import type { Column } from "./column.ts";
import "./DataTable.css";

interface DataTableProps<Row> {
  /** What the table is of; read out, and shown unless `quiet`. */
  caption: string;
  quiet?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Scrolls inside this height, in rem, under a header that stays. */
  height?: number;
}

/** A table as it is; the first column names the row. */
export function DataTable<Row>({ caption, quiet = false, columns, rows, height }: DataTableProps<Row>) {
  const { say } = useWords();
  return (
    <section
      class="table-frame"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={say(common.tableOf, { caption })}
      style={height === undefined ? undefined : { maxBlockSize: `${height}rem` }}
    >
      <table class="table">
        <caption class={quiet ? "unseen" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, label, numeric }) => (
              <th key={name} scope="col" class={numeric ? "numeric" : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column, place) => {
                const shown = column.show?.(row) ?? column.value(row) ?? "–";
                const kind = column.numeric ? "numeric" : column.wordy ? "wordy" : undefined;
                return place === 0 ? (
                  <th key={column.name} scope="row" class={kind}>
                    {shown}
                  </th>
                ) : (
                  <td key={column.name} class={kind}>
                    {shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

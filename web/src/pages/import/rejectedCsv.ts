import { describeRow } from "../../../../functions/csv/csvError.ts";
import type { RejectedRow } from "../../../../functions/csv/options.ts";
import { tableCsv } from "../../ui/tableCsv.ts";
import type { RejectedLine } from "./sending.ts";

/** Rows the reader left out, as those the service refused. */
export function rejectedLines(rows: readonly RejectedRow[]): RejectedLine[] {
  return rows.map(({ line, text, problems }) => ({ line, row: text, problem: describeRow(problems) }));
}

/** The file that `safir import` writes beside the one it read: line, problem, row. */
export function rejectedCsv(lines: readonly RejectedLine[]): string {
  const columns = (["line", "problem", "row"] as const).map((name) => ({
    name,
    label: name,
    value: (line: RejectedLine) => line[name],
  }));
  return tableCsv(
    columns,
    [...lines].sort((p, q) => p.line - q.line),
  );
}

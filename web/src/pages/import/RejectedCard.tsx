import type { RejectedRow } from "../../../../functions/csv/options.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { saveFile } from "../../ui/saveFile.ts";
import { problemWords } from "./problemWords.ts";
import { rejectedCsv, rejectedLines } from "./rejectedCsv.ts";
import type { RejectedLine } from "./sending.ts";
import { words } from "./words.ts";

/** Problems shown; the file to download has all. */
const shown = 200;

interface RejectedCardProps {
  /** Name of the file that was read. */
  file: string;
  rows: readonly RejectedRow[];
  /** What the service refused of what was sent. */
  refused: readonly RejectedLine[];
}

/** Rows that were not taken, each with its faults, and all of them to download. */
export function RejectedCard({ file, rows, refused }: RejectedCardProps) {
  const { say, language } = useWords();
  const { number } = useFormat();
  const faults = [
    ...refused.map(({ line, row, problem }) => ({ line, column: null, value: row, message: problem })),
    ...rows
      .slice(0, shown)
      .flatMap(({ line, problems }) =>
        problems.map(({ column = null, value = null, message }) => ({ line, column, value, message })),
      ),
  ].slice(0, shown);
  const total = rows.length + refused.length;
  return (
    <Card
      title={say(words.problems)}
      subtitle={
        total > faults.length
          ? say(words.problemsShown, { shown: number(faults.length), total: number(total) })
          : undefined
      }
      actions={
        <Button
          icon="download"
          onClick={() => saveFile(`${file}.rejected.csv`, rejectedCsv([...rejectedLines(rows), ...refused]))}
        >
          {say(words.downloadRejected)}
        </Button>
      }
    >
      <DataTable
        caption={say(words.problems)}
        quiet
        height={18}
        rows={faults}
        columns={[
          {
            name: "line",
            label: say(words.lineHead),
            value: (row) => row.line,
            show: (row) => number(row.line),
          },
          {
            name: "column",
            label: say(words.column),
            value: (row) => row.column,
            show: (row) => <bdi>{row.column}</bdi>,
          },
          {
            name: "value",
            label: say(words.value),
            value: (row) => row.value,
            show: (row) =>
              row.value === null ? null : (
                <code class="import-value">
                  <bdi>{row.value}</bdi>
                </code>
              ),
          },
          {
            name: "problem",
            label: say(words.problem),
            value: (row) => row.message,
            show: (row) => {
              const said = problemWords(row.message);
              return said.ar === row.message && language === "ar" ? (
                <bdi lang="en">{row.message}</bdi>
              ) : (
                say(said)
              );
            },
          },
        ]}
      />
    </Card>
  );
}

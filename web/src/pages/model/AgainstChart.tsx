import { useMemo } from "preact/hooks";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Chart } from "../../ui/Chart.tsx";
import type { Column } from "../../ui/column.ts";
import { Legend } from "../../ui/Legend.tsx";
import { type Against, againstPlot } from "./againstPlot.ts";
import { words } from "./words.ts";

interface AgainstChartProps {
  title: string;
  unit: string;
  /** What tells the groups apart. */
  group: string;
  rows: readonly Against[];
  digits: number;
  file: string;
}

/** What came held against what the model said, group by group. */
export function AgainstChart({ title, unit, group, rows, digits, file }: AgainstChartProps) {
  const { say, language } = useWords();
  const format = useFormat();
  const [actual, byModel] = [say(words.actual), say(words.byModel)];
  const plot = useMemo(
    () =>
      againstPlot(rows, (row) =>
        [
          `${group}: ${row.label}`,
          `${actual}: ${format.number(row.actual, row.actual % 1 === 0 ? 0 : digits)}`,
          `${byModel}: ${format.number(row.expected, digits)}`,
        ].join("\n"),
      ),
    [rows, language, format],
  );
  const number = (
    name: "customers" | "actual" | "expected",
    label: string,
    places: number,
  ): Column<Against> => ({
    name,
    label,
    value: (row) => row[name],
    show: (row) => format.number(row[name], places),
    numeric: true,
  });
  const whole = rows.every((row) => Number.isInteger(row.actual));
  return (
    <Chart
      title={title}
      unit={unit}
      plot={plot}
      table={{
        columns: [
          { name: "group", label: group, value: ({ label }) => label },
          ...(rows.some(({ customers }) => customers !== null)
            ? [number("customers", say(words.customersIn), 0)]
            : []),
          number("actual", actual, whole ? 0 : digits),
          number("expected", byModel, digits),
        ],
        rows,
      }}
      file={file}
      legend={
        <Legend
          items={[
            { label: actual, colour: "var(--band)", shape: "band" },
            { label: byModel, colour: "var(--accent)" },
          ]}
        />
      }
    />
  );
}

import { useMemo } from "preact/hooks";
import type { Kpis } from "../../api/answers.ts";
import type { Words } from "../../i18n/words.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Chart } from "../../ui/Chart.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Legend } from "../../ui/Legend.tsx";
import { type MonthFigure, monthRows } from "./monthRows.ts";
import { monthsPlot } from "./monthsPlot.ts";
import { words } from "./words.ts";

interface MonthsChartProps {
  kpis: Kpis;
  figure: MonthFigure;
  title: Words;
  unit: Words;
}

/** One figure by month, with its trend and what the API says of the latest month. */
export function MonthsChart({ kpis, figure, title, unit }: MonthsChartProps) {
  const { say } = useWords();
  const { percent, month } = useFormat();
  const rows = useMemo(() => monthRows(kpis, figure), [kpis, figure]);
  const plot = useMemo(() => monthsPlot(rows), [rows]);
  if (rows.length < 2) {
    return (
      <div class="stack">
        <h3>{say(title)}</h3>
        <Empty title={say(words.fewMonths)}>{say(words.fewMonthsAdvice)}</Empty>
      </div>
    );
  }
  const note = kpis.trends.find((trend) => trend.figure === figure)?.note;
  const hasTrend = rows.some(({ trend }) => trend !== null);
  return (
    <div class="stack">
      <Chart
        title={say(title)}
        unit={say(unit)}
        file={figure}
        plot={plot}
        table={{
          columns: [
            {
              name: "month",
              label: say(words.month),
              value: (row) => row.month,
              show: (row) => month(row.month),
            },
            {
              name: "value",
              label: say(title),
              numeric: true,
              value: (row) => row.value,
              show: (row) => percent(row.value, 1),
            },
            {
              name: "trend",
              label: say(words.trend),
              numeric: true,
              value: (row) => row.trend,
              show: (row) => percent(row.trend, 1),
            },
          ],
          rows,
        }}
        legend={
          hasTrend && (
            <Legend
              items={[
                { label: say(words.actual), colour: "var(--ink)", shape: "line" },
                { label: say(words.trend), colour: "var(--accent)", shape: "dashed" },
              ]}
            />
          )
        }
      />
      {note && <p class="small">{say(note)}</p>}
    </div>
  );
}

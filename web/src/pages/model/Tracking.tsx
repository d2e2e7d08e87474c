import { useMemo, useState } from "preact/hooks";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Chart } from "../../ui/Chart.tsx";
import { Choice } from "../../ui/Choice.tsx";
import type { Column } from "../../ui/column.ts";
import { Legend } from "../../ui/Legend.tsx";
import type { Portrait } from "./answers.ts";
import { type Tracked, tracked } from "./tracked.ts";
import { trackingPlot } from "./trackingPlot.ts";
import { words } from "./words.ts";

/** The tracking plot: repeat orders of the whole log beside those the model expects. */
export function Tracking({ weeks }: { weeks: Portrait["tracking"] }) {
  const { say, language } = useWords();
  const format = useFormat();
  const [way, setWay] = useState<"weekly" | "summed">("weekly");
  const rows = useMemo(() => tracked(weeks, way === "summed"), [weeks, way]);
  const [actual, byModel] = [say(words.actual), say(words.byModel)];
  const plot = useMemo(
    () =>
      trackingPlot(rows, (week) =>
        [
          format.date(week.to),
          `${actual}: ${format.number(week.actual)}`,
          `${byModel}: ${format.number(week.expected, 1)}`,
        ].join("\n"),
      ),
    [rows, language, format],
  );
  const number = (name: "actual" | "expected", label: string, digits: number): Column<Tracked> => ({
    name,
    label,
    value: (week) => week[name],
    show: (week) => format.number(week[name], digits),
    numeric: true,
  });
  return (
    <Chart
      title={say(words.tracking)}
      unit={say(way === "summed" ? words.trackingSum : words.trackingUnit)}
      plot={plot}
      table={{
        columns: [
          {
            name: "to",
            label: say(words.week),
            value: ({ to }) => to,
            show: ({ to }) => format.date(to),
          },
          number("actual", actual, 0),
          number("expected", byModel, 1),
        ],
        rows,
      }}
      file="tracking"
      legend={
        <div class="row model-legend">
          <Legend
            items={[
              { label: actual, colour: "var(--accent)", shape: "line" },
              { label: byModel, colour: "var(--warn)", shape: "dashed" },
            ]}
          />
          <Choice<"weekly" | "summed">
            label={say(words.trackingUnit)}
            value={way}
            options={[
              { value: "weekly", label: say(words.weekly) },
              { value: "summed", label: say(words.summed) },
            ]}
            onValue={setWay}
          />
        </div>
      }
    />
  );
}

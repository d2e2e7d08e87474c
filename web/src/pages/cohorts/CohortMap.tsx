import { useMemo } from "preact/hooks";
import type { Cohorts } from "../../api/answers.ts";
import { useIsDark } from "../../app/isDark.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Chart } from "../../ui/Chart.tsx";
import { chartTheme } from "../../ui/chartTheme.ts";
import type { Column } from "../../ui/column.ts";
import { RampLegend } from "../../ui/RampLegend.tsx";
import { rampOf } from "../../ui/ramp.ts";
import {
  type CohortCell,
  type CohortMeasure,
  cohortCells,
  cohortMeans,
  type CohortMean,
} from "./cohortCells.ts";
import { cohortPlot } from "./cohortPlot.ts";
import { meanPlot } from "./meanPlot.ts";
import { words } from "./words.ts";

/** Cohorts under one measure: month by month as a heat map, and all together as a curve. */
export function CohortMap({ answer, measure }: { answer: Cohorts; measure: CohortMeasure }) {
  const { say, language, rtl } = useWords();
  const format = useFormat();
  const dark = useIsDark();
  const { cohorts, currency } = answer;
  const cells = useMemo(() => cohortCells(cohorts, measure), [cohorts, measure]);
  const means = useMemo(() => cohortMeans(cells), [cells]);
  const isShare = measure === "retention";
  const most = Math.max(0, ...cells.map(({ value }) => value));
  const name = say(words[measure]);
  const exact = (value: number) => (isShare ? format.percent(value, 1) : format.money(value, currency));
  const brief = (value: number) => (isShare ? format.percent(value) : format.compact(value));
  const [map, curve] = useMemo(
    () => [
      cohortPlot(cells, (theme) => rampOf(theme, most), {
        value: brief,
        cell: (cell) =>
          [
            `${say(words.month)}: ${format.month(cell.month)} (${format.number(cell.customers)})`,
            `${say(words.after)}: ${format.number(cell.after)}${cell.underWay ? `, ${say(words.underWay)}` : ""}`,
            `${name}: ${exact(cell.value)}`,
            `${say(words.buyers)}: ${format.number(cell.buyers)}`,
          ].join("\n"),
      }),
      meanPlot(means, brief, (mean) =>
        [`${say(words.after)}: ${format.number(mean.after)}`, `${name}: ${exact(mean.value)}`].join("\n"),
      ),
    ],
    [cells, means, most, language, format, currency],
  );
  const unit = say(words.unit[measure], { currency });
  const number = <Row,>(
    key: keyof Row & string,
    label: string,
    show: (value: number) => string = format.number,
  ): Column<Row> => ({
    name: key,
    label,
    value: (row) => row[key] as number,
    show: (row) => show(row[key] as number),
    numeric: true,
  });
  return (
    <>
      <Chart
        title={say(words.map, { measure: name })}
        unit={`${unit}. ${say(words.axes)}`}
        plot={map}
        table={{
          columns: [
            {
              name: "month",
              label: say(words.month),
              value: ({ month }: CohortCell) => month,
              show: ({ month }: CohortCell) => format.month(month),
            },
            number<CohortCell>("after", say(words.after)),
            number<CohortCell>("customers", say(words.customers)),
            number<CohortCell>("buyers", say(words.buyers)),
            number<CohortCell>("value", name, exact),
          ],
          rows: cells,
        }}
        file={`cohorts-${measure}`}
        legend={
          <div class="row cohort-legend">
            <RampLegend ramp={rampOf(chartTheme(dark, rtl, format), most)} show={brief} />
            {cells.some(({ underWay }) => underWay) && <span class="muted">{say(words.faded)}</span>}
          </div>
        }
      />
      <Chart
        title={say(words.curve, { measure: name })}
        unit={`${unit}. ${say(words.axes)}`}
        description={say(words.curveSaid)}
        plot={curve}
        table={{
          columns: [
            number<CohortMean>("after", say(words.after)),
            number<CohortMean>("cohorts", say(words.cohortsIn)),
            number<CohortMean>("customers", say(words.customers)),
            number<CohortMean>("value", name, exact),
          ],
          rows: means,
        }}
        file={`cohorts-together-${measure}`}
      />
    </>
  );
}

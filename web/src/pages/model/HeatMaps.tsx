import { useMemo, useState } from "preact/hooks";
import { useIsDark } from "../../app/isDark.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Chart } from "../../ui/Chart.tsx";
import { chartTheme } from "../../ui/chartTheme.ts";
import { Choice } from "../../ui/Choice.tsx";
import type { Column } from "../../ui/column.ts";
import { RampLegend } from "../../ui/RampLegend.tsx";
import { rampOf } from "../../ui/ramp.ts";
import { Select } from "../../ui/Select.tsx";
import type { Portrait } from "./answers.ts";
import { greatest, type HeatCell, type HeatMeasure, heatCells } from "./heatCells.ts";
import { heatPlot } from "./heatPlot.ts";
import { words } from "./words.ts";

/** What the model says of customers by frequency and recency, for each band of ages; and where the customers are. */
export function HeatMaps({ portrait }: { portrait: Portrait }) {
  const { say, language, rtl } = useWords();
  const format = useFormat();
  const dark = useIsDark();
  const { heatMaps, horizonDays, notes } = portrait;
  const [measure, setMeasure] = useState<HeatMeasure>("probabilityAlive");
  const [band, setBand] = useState(String(heatMaps.length - 1));
  const map = heatMaps[Number(band)];
  const most = measure === "probabilityAlive" ? 1 : greatest(heatMaps, measure);
  const bend = measure === "probabilityAlive" ? 1 : 2;
  const measures = {
    probabilityAlive: say(words.alive),
    expectedOrders: say(words.expected, { days: format.days(horizonDays) }),
  };
  const shown = (value: number | null) =>
    measure === "probabilityAlive" ? format.percent(value) : format.number(value, 1);
  const repeats = (many: number, last: boolean) =>
    last ? say(words.orMore, { n: format.number(many) }) : format.number(many);
  const plot = useMemo(
    () =>
      heatPlot(map, measure, (theme) => rampOf(theme, most, bend), {
        repeats,
        cell: (cell: HeatCell) =>
          [
            `${say(words.repeats)}: ${repeats(cell.repeats, cell.last)}`,
            `${say(words.sinceLast)}: ${format.number(cell.from)}–${format.number(cell.to)}`,
            `${measures[measure]}: ${shown(cell[measure])}`,
            say(words.manyHere, { n: format.number(cell.customers) }),
          ].join("\n"),
      }),
    [map, measure, most, bend, language, format],
  );
  return (
    <Card title={say(words.maps)} subtitle={say(words.mapsHint)}>
      <div class="row model-controls">
        <Choice<HeatMeasure>
          label={say(words.measure)}
          value={measure}
          options={[
            { value: "probabilityAlive", label: measures.probabilityAlive },
            { value: "expectedOrders", label: measures.expectedOrders },
          ]}
          onValue={setMeasure}
        />
        <Select
          label={say(words.age)}
          value={band}
          options={heatMaps.map(({ from, to, customers }, i) => ({
            value: String(i),
            label: say(words.ageBand, {
              from: format.number(from),
              to: format.days(to),
              n: format.number(customers),
            }),
          }))}
          onValue={setBand}
        />
      </div>
      <Chart
        title={measures[measure]}
        unit={say(words.mapUnit)}
        description={say(words.mapSaid)}
        plot={plot}
        table={{ columns: columnsOf(), rows: heatCells(map) }}
        file={`heat-map-${measure}`}
        legend={<RampLegend ramp={rampOf(chartTheme(dark, rtl, format), most, bend)} show={shown} />}
      />
      {notes[0] && <p class="muted small">{say(notes[0])}</p>}
    </Card>
  );

  function columnsOf(): Column<HeatCell>[] {
    const number = (name: "from" | "to" | "customers", label: string): Column<HeatCell> => ({
      name,
      label,
      value: (cell) => cell[name],
      show: (cell) => format.number(cell[name]),
      numeric: true,
    });
    return [
      {
        name: "repeats",
        label: say(words.repeats),
        value: (cell) => cell.repeats,
        show: (cell) => repeats(cell.repeats, cell.last),
        numeric: true,
      },
      number("from", `${say(words.sinceLast)} ≥`),
      number("to", `${say(words.sinceLast)} ≤`),
      {
        name: measure,
        label: measures[measure],
        value: (cell) => cell[measure],
        show: (cell) => shown(cell[measure]),
        numeric: true,
      },
      number("customers", say(words.customersIn)),
    ];
  }
}

import type { PlotOptions } from "@observablehq/plot";
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useIsDark } from "../app/isDark.ts";
import { common } from "../i18n/common.ts";
import { useFormat, useWords } from "../i18n/useWords.ts";
import { Button } from "./Button.tsx";
import { type ChartTheme, chartTheme } from "./chartTheme.ts";
import type { Column } from "./column.ts";
import { DataTable } from "./DataTable.tsx";
import { plotted } from "./plotted.ts";
import { saveFile } from "./saveFile.ts";
import { tableCsv } from "./tableCsv.ts";
import { useWidth } from "./useWidth.ts";
import "./Chart.css";

interface ChartProps<Row> {
  title: string;
  /** 2 where the chart is all that its card holds. */
  heading?: 2 | 3;
  /** What the numbers are: "orders a week". */
  unit?: string;
  /** What one sees in it, for those who cannot: one sentence. */
  description?: string;
  plot: (width: number, theme: ChartTheme) => PlotOptions;
  table: { columns: readonly Column<Row>[]; rows: readonly Row[] };
  /** Name of the file its CSV is kept under, without ending; default: the title. */
  file?: string;
  /** Colours and what they stand for, where the chart does not say so itself. */
  legend?: ComponentChildren;
}

/** A chart with its title and unit, which can be read as a table as well and taken away as CSV. */
export function Chart<Row>({
  title,
  heading = 3,
  unit,
  description,
  plot,
  table,
  file,
  legend,
}: ChartProps<Row>) {
  const { say, rtl } = useWords();
  const format = useFormat();
  const dark = useIsDark();
  const [asTable, setAsTable] = useState(false);
  const [frame, width] = useWidth<HTMLDivElement>();
  const canvas = useRef<HTMLDivElement>(null);
  const id = useId();
  const Heading = `h${heading}` as const;

  useLayoutEffect(() => {
    if (asTable || width === 0) return;
    const drawn = plotted(plot(width, chartTheme(dark, rtl, format)), description ?? title);
    canvas.current?.replaceChildren(drawn);
  }, [asTable, width, plot, dark, rtl, format, description, title]);

  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption class="chart-head">
        <div>
          <Heading id={id}>{title}</Heading>
          {unit !== undefined && <p class="muted small">{unit}</p>}
        </div>
        <div class="row chart-tools">
          <Button
            kind="quiet"
            icon={asTable ? "chart" : "table"}
            label={`${say(asTable ? common.asChart : common.asTable)}: ${title}`}
            onClick={() => setAsTable(!asTable)}
          >
            {say(asTable ? common.asChart : common.asTable)}
          </Button>
          <Button
            kind="quiet"
            icon="download"
            label={`${say(common.downloadCsv)}: ${title}`}
            onClick={() => saveFile(`${file ?? title}.csv`, tableCsv(table.columns, table.rows))}
          >
            CSV
          </Button>
        </div>
      </figcaption>
      {legend !== undefined && !asTable && <div class="chart-legend small">{legend}</div>}
      <div ref={frame}>
        {asTable ? (
          <DataTable caption={title} quiet columns={table.columns} rows={table.rows} height={24} />
        ) : (
          <div ref={canvas} class="chart-canvas" dir="ltr" />
        )}
      </div>
    </figure>
  );
}

import { useMemo } from "preact/hooks";
import type { CurrentModel } from "../../api/answers.ts";
import type { Resource } from "../../api/useResource.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Chart } from "../../ui/Chart.tsx";
import type { Column } from "../../ui/column.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Legend } from "../../ui/Legend.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { recordPlot } from "./recordPlot.ts";
import { type RecordRow, recordRows } from "./recordRows.ts";
import { words } from "./words.ts";

/** How far to trust what is expected: what was forecast from earlier days, beside what came. */
export function RecordCard({ model }: { model: Resource<CurrentModel> }) {
  const { say, language } = useWords();
  const { number, date, signedPercent } = useFormat();
  const { data } = model;
  const rows = useMemo(() => recordRows(data?.card ?? null), [data]);
  const plot = useMemo(
    () => recordPlot(rows, { forecast: words.forecast[language], actual: words.actual[language] }),
    [rows, language],
  );
  if (model.state === "failed" || data === null) {
    return (
      <Card title={say(words.record)}>
        {model.state === "failed" ? (
          <Failed problem={model.problem} retry={model.reload} />
        ) : (
          <Loading lines={5} />
        )}
      </Card>
    );
  }
  if (rows.length === 0 && data.record.length === 0) {
    return (
      <Card title={say(words.record)}>
        <Empty title={say(words.noRecord)}>{say(words.noRecordAdvice)}</Empty>
      </Card>
    );
  }
  const columns: Column<RecordRow>[] = [
    { name: "from", label: say(words.from), value: (row) => row.from, show: (row) => date(row.from) },
    { name: "to", label: say(words.to), value: (row) => row.to, show: (row) => date(row.to) },
    {
      name: "forecast",
      label: say(words.forecast),
      numeric: true,
      value: (row) => row.predicted,
      show: (row) => number(row.predicted),
    },
    {
      name: "actual",
      label: say(words.actual),
      numeric: true,
      value: (row) => row.actual,
      show: (row) => number(row.actual),
    },
    {
      name: "off",
      label: say(words.off),
      numeric: true,
      value: (row) => row.off,
      show: (row) => signedPercent(row.off),
    },
  ];
  return (
    <Card title={rows.length === 0 ? say(words.record) : undefined}>
      {rows.length > 0 && (
        <Chart
          heading={2}
          title={say(words.record)}
          unit={say(words.recordUnit)}
          description={say(words.recordDescription, { windows: number(rows.length) })}
          file="past-forecasts"
          plot={plot}
          table={{ columns, rows }}
          legend={
            <Legend
              items={[
                { label: say(words.forecast), colour: "var(--accent)", shape: "ring" },
                { label: say(words.actual), colour: "var(--ink)" },
              ]}
            />
          }
        />
      )}
      <p class="small muted">{say(words.recordNote)}</p>
      {data.record.length > 0 && (
        <div class="stack">
          <h3>{say(words.nights)}</h3>
          <ul class="sayings">
            {data.record.map((record) => (
              <li key={record.days}>{say(record.words)}</li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

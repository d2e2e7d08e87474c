import { useMemo } from "preact/hooks";
import type { Forecast } from "../../api/answers.ts";
import type { Resource } from "../../api/useResource.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Chart } from "../../ui/Chart.tsx";
import type { Column } from "../../ui/column.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Legend } from "../../ui/Legend.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { type WeekRow, weekRows } from "./weekRows.ts";
import { weeksPlot } from "./weeksPlot.ts";
import { words } from "./words.ts";

/** Orders by week: the year past beside what was expected of it, the year to come with its band. */
export function WeeksCard({ forecast }: { forecast: Resource<Forecast> }) {
  const { say, language } = useWords();
  const { number, date } = useFormat();
  const { data } = forecast;
  const rows = useMemo(() => (data === null ? [] : weekRows(data)), [data]);
  const plot = useMemo(
    () =>
      weeksPlot(rows, {
        today: words.today[language],
        actual: words.actual[language],
        expected: words.expected[language],
        interval: words.interval[language],
      }),
    [rows, language],
  );
  if (forecast.state === "failed") {
    return (
      <Card title={say(words.weeks)}>
        <Failed problem={forecast.problem} retry={forecast.reload} />
      </Card>
    );
  }
  if (data === null) {
    return (
      <Card title={say(words.weeks)}>
        <Loading lines={7} />
      </Card>
    );
  }
  if (rows.length === 0) {
    return (
      <Card title={say(words.weeks)}>
        <Empty title={say(data.reason ?? words.noNight)} />
      </Card>
    );
  }
  const columns: Column<WeekRow>[] = [
    { name: "from", label: say(words.weekFrom), value: ({ from }) => from, show: ({ from }) => date(from) },
    ...(["actual", "expected", "low", "high"] as const).map(
      (name): Column<WeekRow> => ({
        name,
        label: say(words[name]),
        numeric: true,
        value: (row) => row[name],
        show: (row) => number(row[name]),
      }),
    ),
    {
      name: "known",
      label: say(words.knownOnly),
      numeric: true,
      value: ({ known }) => known,
      show: ({ known }) => number(known),
    },
  ];
  return (
    <Card>
      <Chart
        heading={2}
        title={say(words.weeks)}
        unit={say(words.weeksUnit)}
        description={say(words.weeksDescription, { next: number(data.weeks[0]?.all.expected) })}
        file="orders-by-week"
        plot={plot}
        table={{ columns, rows }}
        legend={
          <Legend
            items={[
              { label: say(words.actual), colour: "var(--ink)", shape: "line" },
              { label: say(words.expected), colour: "var(--accent)", shape: "dashed" },
              { label: say(words.interval), colour: "var(--band)", shape: "band" },
              { label: say(words.knownOnly), colour: "var(--ink-3)", shape: "dashed" },
            ]}
          />
        }
      />
      <details class="notes small">
        <summary>{say(words.howToRead)}</summary>
        {data.notes.map((note) => (
          <p key={note.en}>{say(note)}</p>
        ))}
      </details>
    </Card>
  );
}

import { useMemo } from "preact/hooks";
import type { Models } from "../../api/answers.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Chart } from "../../ui/Chart.tsx";
import type { Column } from "../../ui/column.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Legend } from "../../ui/Legend.tsx";
import type { ModelCard } from "./answers.ts";
import { type Grade, gradesOf } from "./compared.ts";
import { coveragePlot } from "./coveragePlot.ts";
import { isoOf } from "./dates.ts";
import { words } from "./words.ts";

type TrackRecord = Models["record"][number];

/** Whether intervals held: at earlier dates, and in what the nights forecast since. */
export function Coverage({ card, record }: { card: ModelCard; record: readonly TrackRecord[] }) {
  const { say, language } = useWords();
  const format = useFormat();
  const served = useMemo(() => gradesOf(card).filter(({ serves }) => serves), [card]);
  const nameOf = (origin: number) => say(words.from, { date: format.date(isoOf(origin)) });
  const plot = useMemo(() => coveragePlot(served, nameOf), [served, language, format]);
  const share = (name: "below" | "inside" | "above"): Column<Grade> => ({
    name,
    label: say(words[name]),
    value: (grade) => grade[name],
    show: (grade) => format.percent(grade[name], 1),
    numeric: true,
  });
  return (
    <Card title={say(words.coverage)}>
      {served.length > 0 && (
        <Chart
          title={say(words.held)}
          unit={say(words.coverageUnit)}
          plot={plot}
          table={{
            columns: [
              { name: "origin", label: say(words.since), value: ({ origin }) => nameOf(origin) },
              share("below"),
              share("inside"),
              share("above"),
            ],
            rows: served,
          }}
          file="interval-coverage"
          legend={
            <Legend
              items={[
                { label: say(words.below), colour: "var(--warn)", shape: "band" },
                { label: say(words.inside), colour: "var(--band)", shape: "band" },
                { label: say(words.above), colour: "var(--accent)", shape: "band" },
              ]}
            />
          }
        />
      )}
      <h3>{say(words.record)}</h3>
      {record.length === 0 ? (
        <Empty title={say(words.noRecord)}>{say(words.noRecordHint)}</Empty>
      ) : (
        <DataTable caption={say(words.record)} quiet columns={recordColumns()} rows={record} />
      )}
    </Card>
  );

  function recordColumns(): Column<TrackRecord>[] {
    const number = (name: "windows" | "predicted" | "actual", label: string): Column<TrackRecord> => ({
      name,
      label,
      value: (row) => row[name],
      show: (row) => format.number(row[name]),
      numeric: true,
    });
    return [
      {
        name: "days",
        label: say(words.horizon),
        value: ({ days }) => days,
        show: ({ days }) => format.days(days),
      },
      number("windows", say(words.windows)),
      number("predicted", say(words.predicted)),
      number("actual", say(words.actual)),
      {
        name: "biasPct",
        label: say(words.biasShort),
        value: ({ biasPct }) => biasPct,
        show: ({ biasPct }) => format.signedPercent(biasPct === null ? null : biasPct / 100),
        numeric: true,
      },
      {
        name: "held",
        label: say(words.covered),
        value: ({ held }) => held,
        show: ({ held }) => format.percent(held, 1),
        numeric: true,
      },
    ];
  }
}

import { useMemo } from "preact/hooks";
import { useResource } from "../../api/useResource.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Chart } from "../../ui/Chart.tsx";
import type { Column } from "../../ui/column.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import type { Effect, Report } from "./answers.ts";
import { effectColumns } from "./effectColumns.ts";
import { effectsPlot } from "./effectsPlot.ts";
import { words } from "./words.ts";

/** What a campaign did, as the latest night counted: the verdict first, then by how much and how surely. */
export function ReportCard({ path }: { path: string }) {
  const { say } = useWords();
  const report = useResource<Report>(`${path}/report`);
  return (
    <Card title={say(words.result)}>
      {report.state === "loading" && <Loading lines={5} />}
      {report.state === "failed" && <Failed problem={report.problem} retry={report.reload} />}
      {report.state === "ready" && <Results report={report.data} />}
    </Card>
  );
}

function Results({ report }: { report: Report }) {
  const { say, language } = useWords();
  const format = useFormat();
  const { state, asOf, measure, effects, verdict, winner, notes, currency } = report;
  const primary = effects.filter((effect) => effect.primary);
  const rows = useMemo(
    () =>
      primary.flatMap(({ variant, corrected }) => (corrected === null ? [] : [{ variant, ...corrected }])),
    [effects],
  );
  const plot = useMemo(() => {
    const show = (value: number) =>
      measure === "churn"
        ? format.signedPercent(value)
        : measure === "spend"
          ? format.signedMoney(value, currency)
          : format.signed(value, 2);
    return effectsPlot(rows, show);
  }, [rows, measure, currency, format]);
  if (state === null || asOf === null) {
    return <Empty title={say(words.notYet)}>{say(words.notYetNote)}</Empty>;
  }
  const columns: Column<Effect>[] = effectColumns(say, format, currency);
  const unit = say(words.differenceUnit, { measure: words.perMember[measure][language] });
  return (
    <>
      <p>
        <strong>{verdict ? say(verdict) : say(words.reportStates[state])}</strong>
        {winner && ` ${say(words.winner, { name: winner })}`}
      </p>
      <p class="muted small">{say(words.counted, { date: format.date(asOf) })}</p>
      {rows.length > 0 && (
        <Chart
          title={say(words.difference)}
          unit={unit}
          file="campaign-difference"
          plot={plot}
          table={{ columns, rows: primary }}
        />
      )}
      <DataTable caption={say(words.allMeasures)} columns={columns} rows={effects} />
      {[...effects.flatMap(({ reason }) => reason ?? []), ...notes].map((note, i) => (
        <p key={i} class="muted small">
          {say(note)}
        </p>
      ))}
    </>
  );
}

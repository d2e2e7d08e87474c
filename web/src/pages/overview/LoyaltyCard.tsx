import type { Kpis } from "../../api/answers.ts";
import { useResource } from "../../api/useResource.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Stat } from "../../ui/Stat.tsx";
import { MonthsChart } from "./MonthsChart.tsx";
import { monthBefore } from "./monthRows.ts";
import { counted, words } from "./words.ts";

/** Who stays and who buys again: over the year, and month by month over the two years that trends are drawn from. */
export function LoyaltyCard({ asOf }: { asOf: string }) {
  const { say } = useWords();
  const year = useResource<Kpis>("/v1/kpis");
  const months = useResource<Kpis>(`/v1/kpis?from=${monthBefore(asOf.slice(0, 7), 24)}`);
  const failed = [year, months].find(({ state }) => state === "failed");
  return (
    <Card title={say(words.loyalty)}>
      {failed?.problem && <Failed problem={failed.problem} retry={failed.reload} />}
      {!failed && (year.data === null || months.data === null) && <Loading lines={8} />}
      {!failed && year.data !== null && months.data !== null && (
        <Loyalty year={year.data} months={months.data} />
      )}
    </Card>
  );
}

function Loyalty({ year: { total, reason, rows }, months }: { year: Kpis; months: Kpis }) {
  const { say, count } = useWords();
  const { percent, number } = useFormat();
  if (total === null) return <Empty title={say(reason ?? words.fewMonths)} />;
  const { counts, figures, reasons } = total;
  const period = count(counted.months, rows.length);
  return (
    <div class="pair">
      <div class="stack">
        <Stat
          label={say(words.retentionPeriod, { months: period })}
          value={percent(figures.retentionRate)}
          note={
            (reasons.retentionRate && say(reasons.retentionRate)) ??
            say(words.retentionNote, {
              retained: number(counts.retained),
              start: number(counts.activeAtStart),
            })
          }
        />
        <MonthsChart
          kpis={months}
          figure="retentionRate"
          title={words.retention}
          unit={words.retentionUnit}
        />
      </div>
      <div class="stack">
        <Stat
          label={say(words.repeatPeriod, { months: period })}
          value={percent(figures.repeatPurchaseRate)}
          note={
            (reasons.repeatPurchaseRate && say(reasons.repeatPurchaseRate)) ??
            say(words.repeatNote, { repeat: number(counts.repeatBuyers), buyers: number(counts.buyers) })
          }
        />
        <MonthsChart kpis={months} figure="returningRate" title={words.repeat} unit={words.repeatUnit} />
      </div>
    </div>
  );
}

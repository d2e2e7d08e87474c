import { useMemo } from "preact/hooks";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Chart } from "../../ui/Chart.tsx";
import { Legend } from "../../ui/Legend.tsx";
import { alivePlot } from "./alivePlot.ts";
import type { Curve, History } from "./answers.ts";
import { curveTable, purchasesTable } from "./timelineTables.ts";
import { purchasesPlot } from "./purchasesPlot.ts";
import { words } from "./words.ts";

/** Purchases, and under them the chance that the customer is still one, on one line of time. */
export function Timeline({ history, curve }: { history: History; curve: Curve }) {
  const { say } = useWords();
  const format = useFormat();
  const { purchases, currency } = history;
  const { actBy, lines, past } = curve;
  const hasMoney = purchases.some(({ net }) => net !== null);
  const bySilence = actBy.line === "overdue";
  const stems = useMemo(() => purchasesPlot({ purchases, currency }, curve), [purchases, currency, curve]);
  const labels = {
    today: say(words.today),
    actBy: `${say(words.actBy)} ${format.date(actBy.date)}`,
    atRisk: `${say(words.atRiskLine)} ${format.percent(lines.atRiskBelow)}`,
    overdue: `${say(words.overdueLine)} ${format.percent(lines.overdueBelow)}`,
  };
  const falling = useMemo(() => alivePlot(curve, labels), [curve, Object.values(labels).join()]);
  return (
    <Card title={say(words.timeline)} subtitle={say(words.timelineHint)}>
      <Chart
        title={say(words.purchases)}
        unit={hasMoney ? say(words.purchasesUnit, { currency }) : say(words.purchaseDays)}
        description={say(words.purchasesSaid, {
          n: format.number(purchases.length),
          from: format.dateLong(purchases[0]?.date),
          to: format.dateLong(purchases[purchases.length - 1]?.date),
        })}
        plot={stems}
        table={purchasesTable(purchases, currency, say, format)}
        file="purchases"
      />
      <Chart
        title={say(words.curve)}
        unit={say(words.curveUnit)}
        description={say(words.curveSaid, {
          now: format.percent(past[past.length - 1]?.probabilityAlive),
          line: format.percent(lines.atRiskBelow),
        })}
        plot={falling}
        table={curveTable(curve, say, format)}
        file="chance-still-a-customer"
        legend={
          <Legend
            items={[
              { label: say(words.past), colour: "var(--accent)", shape: "line" },
              { label: say(words.projection), colour: "var(--accent)", shape: "dashed" },
              ...(bySilence
                ? [{ label: say(words.silence), colour: "var(--warn)", shape: "line" as const }]
                : []),
            ]}
          />
        }
      />
    </Card>
  );
}

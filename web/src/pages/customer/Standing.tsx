import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Stat } from "../../ui/Stat.tsx";
import type { Score } from "./answers.ts";
import { words } from "./words.ts";

/** The figures of a customer that are read first. */
export function Standing({ score }: { score: Score }) {
  const { say } = useWords();
  const format = useFormat();
  const { prediction, currency, horizonDays, actBy, nextOrder, valueAtRisk, clvIfAlive } = score;
  const { expectedOrders, predictedClv } = prediction;
  const within =
    horizonDays === 365 ? say(words.inYear) : say(words.inDays, { days: format.days(horizonDays) });
  const between = (low: string, high: string) => say(words.between, { low, high });
  const money = (value: number | null) => format.money(value, currency);
  const none = say(score.basis === "prior" ? words.notYetKnown : words.noAmounts);
  return (
    <Card>
      <div class="cards customer-stats">
        <Stat
          leading
          label={say(words.alive)}
          value={format.percent(prediction.probabilityAlive)}
          note={say(words.aliveNote, { risk: format.percent(prediction.churnProbability) })}
        />
        <Stat
          label={say(words.actBy)}
          value={actBy.date === null ? say(words.never) : format.date(actBy.date)}
          note={
            actBy.date === null
              ? actBy.reason && say(actBy.reason)
              : say(actBy.passed ? words.actByPassed : words.actByAhead)
          }
        />
        <Stat
          label={`${say(words.expectedOrders)} ${within}`}
          value={format.number(expectedOrders.value, 1)}
          note={between(format.number(expectedOrders.low), format.number(expectedOrders.high))}
        />
        <Stat
          label={`${say(words.predictedClv)} ${within}`}
          value={money(predictedClv?.value ?? null)}
          note={predictedClv === null ? none : between(money(predictedClv.low), money(predictedClv.high))}
        />
        <Stat
          label={say(words.valueAtRisk)}
          value={money(valueAtRisk)}
          note={valueAtRisk === null ? none : say(words.valueAtRiskNote, { value: money(clvIfAlive) })}
        />
        <Stat
          label={`${say(words.chanceOfOrder)} ${within}`}
          value={format.percent(nextOrder.probabilityWithinHorizon)}
          note={
            nextOrder.by50 === null
              ? nextOrder.by50Reason && say(nextOrder.by50Reason)
              : say(words.evenChance, { date: format.date(nextOrder.by50) })
          }
        />
      </div>
    </Card>
  );
}

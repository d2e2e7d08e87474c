import type { Segments } from "../../api/answers.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Hint } from "../../ui/Hint.tsx";
import { Stat } from "../../ui/Stat.tsx";
import { common } from "../../i18n/common.ts";
import { counted, words } from "./words.ts";

/** The figures read first: what is to be expected of the customers, and how much of it is at risk. */
export function ValueCard({ segments }: { segments: Segments }) {
  const { say, count } = useWords();
  const { money, number, percent, days } = useFormat();
  const { currency } = segments;
  const sum = (of: (segment: Segments["segments"][number]) => number | null) =>
    segments.segments.reduce<number | null>((total, segment) => {
      const value = of(segment);
      return value === null ? total : (total ?? 0) + value;
    }, null);
  const value = sum(({ clv }) => clv);
  const orders = sum(({ expectedOrders }) => expectedOrders);
  const atRisk = segments.segments.find(({ name }) => name === "at_risk");
  const lost = sum(({ valueAtRisk }) => valueAtRisk);
  return (
    <Card>
      <div class="headline">
        <Stat
          leading
          label={
            <>
              {say(words.expectedValue, { days: days(365) })}
              <Hint label={say(words.howToRead)}>{say(words.expectedValueHint)}</Hint>
            </>
          }
          value={money(value, currency)}
        />
        <Stat label={say(words.expectedOrders)} value={number(orders)} />
        <Stat
          label={
            <>
              {say(common.valueAtRisk)}
              <Hint label={say(words.howToRead)}>{say(words.riskHint)}</Hint>
            </>
          }
          value={money(lost, currency)}
          note={
            lost !== null &&
            value !== null &&
            value > 0 &&
            say(words.atRiskNote, {
              share: percent(lost / value),
              customers: count(counted.customers, atRisk?.customers ?? 0),
            })
          }
        />
        <Stat label={say(common.customers)} value={number(segments.customers)} />
      </div>
    </Card>
  );
}

import type { Forecast, Segment, Segments } from "../../api/answers.ts";
import { common } from "../../i18n/common.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Hint } from "../../ui/Hint.tsx";
import { Stat } from "../../ui/Stat.tsx";
import { IntervalBar } from "./IntervalBar.tsx";
import { counted, words } from "./words.ts";

/** The figures read first: what is to be expected of the customers, how sure that is, and how much of it is at risk. */
export function ValueCard({ segments, forecast }: { segments: Segments; forecast: Forecast | null }) {
  const { say, count } = useWords();
  const { money, moneyCompact, number, percent, days, signed, dayMonth } = useFormat();
  const { currency } = segments;
  const horizon = forecast?.horizon ?? null;
  const value = total(segments, ({ clv }) => clv);
  const lost = total(segments, ({ valueAtRisk }) => valueAtRisk);
  const was = total(segments, ({ weekBefore }) => weekBefore?.customers ?? null);
  const atRisk = segments.segments.find(({ name }) => name === "at_risk");
  const length = horizon?.days ?? 365;
  const name =
    length === 365 ? say(words.expectedValue) : say(words.expectedValueDays, { days: days(length) });
  const band = horizon?.value ?? null;
  return (
    <Card>
      <div class="headline">
        <div class="stack">
          <Stat
            leading
            label={
              <>
                {name}
                <Hint label={`${say(words.howToRead)}: ${name}`}>{say(words.expectedValueHint)}</Hint>
              </>
            }
            value={money(value, currency)}
            note={
              band &&
              say(words.between, {
                low: moneyCompact(band.low, currency),
                high: moneyCompact(band.high, currency),
              })
            }
          />
          {band && <IntervalBar band={band} />}
        </div>
        <Stat
          label={say(words.expectedOrders)}
          value={number(total(segments, ({ expectedOrders }) => expectedOrders))}
          note={
            horizon &&
            say(words.betweenShort, { low: number(horizon.orders.low), high: number(horizon.orders.high) })
          }
        />
        <Stat
          label={
            <>
              {say(common.valueAtRisk)}
              <Hint label={`${say(words.howToRead)}: ${say(common.valueAtRisk)}`}>{say(words.riskHint)}</Hint>
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
        <Stat
          label={say(common.customers)}
          value={number(segments.customers)}
          note={
            was !== null &&
            say(words.changed, {
              change: signed(segments.customers - was),
              date: dayMonth(segments.weekBefore),
            })
          }
        />
      </div>
    </Card>
  );
}

/** Over all segments; null where none has it. */
function total({ segments }: Segments, of: (segment: Segment) => number | null): number | null {
  const values = segments.map(of).filter((value) => value !== null);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

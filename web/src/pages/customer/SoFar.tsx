import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import type { Score } from "./answers.ts";
import { words } from "./words.ts";

/** What a customer has done up to now. */
export function SoFar({ score }: { score: Score }) {
  const { say } = useWords();
  const format = useFormat();
  const { history, currency, totalClv } = score;
  const facts: [label: string, value: string][] = [
    [say(words.orders), format.number(history.orders)],
    [say(words.averageOrderValue), format.money(history.averageOrderValue, currency)],
    [say(words.daysBetween), format.number(history.averageDaysBetweenOrders, 1)],
    [say(words.spend), format.money(history.historicClv, currency)],
    [say(words.totalClv), format.money(totalClv, currency)],
    [say(words.firstOrder), format.date(history.firstOrder)],
    [say(words.lastOrder), format.date(history.lastOrder)],
  ];
  return (
    <Card title={say(words.soFar)}>
      <dl class="facts figures">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

import { useMemo } from "preact/hooks";
import { mostRepeats } from "../../../../model/evaluate/byFrequency.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { AgainstChart } from "./AgainstChart.tsx";
import type { ModelCard, Portrait } from "./answers.ts";
import { isoOf } from "./dates.ts";
import { Tracking } from "./Tracking.tsx";
import { words } from "./words.ts";

/** Whether the model fits the data it learnt from, and how it forecast what it had not seen. */
export function Fit({ card, portrait }: { card: ModelCard; portrait: Portrait | null }) {
  const { say } = useWords();
  const format = useFormat();
  const origin = card.origins[0]?.origin;
  const date = format.date(origin === undefined ? null : isoOf(origin));
  const groupOf = (many: number, last: boolean) =>
    last ? say(words.orMore, { n: format.number(many) }) : format.number(many);
  const counts = useMemo(
    () =>
      (portrait?.repeats ?? []).map(({ repeats, actual, expected }, i, all) => ({
        label: groupOf(repeats, i === all.length - 1),
        customers: null,
        actual,
        expected,
      })),
    [portrait, format],
  );
  const byFrequency = useMemo(
    () =>
      (card.byFrequency ?? []).map(({ frequency, customers, predicted, actual }) => ({
        label: groupOf(frequency, frequency === mostRepeats),
        customers,
        actual,
        expected: predicted,
      })),
    [card, format],
  );
  const deciles = useMemo(
    () =>
      card.deciles.map(({ customers, predicted, actual }, i) => ({
        label: format.number(i + 1),
        customers,
        actual,
        expected: predicted,
      })),
    [card, format],
  );
  return (
    <Card title={say(words.fit)}>
      <div class="model-charts">
        {deciles.length > 0 && (
          <AgainstChart
            title={say(words.deciles)}
            unit={say(words.decilesUnit, { date })}
            group={say(words.decile)}
            rows={deciles}
            digits={2}
            file="calibration-by-decile"
          />
        )}
        {byFrequency.length > 0 && (
          <AgainstChart
            title={say(words.byFrequency, { date })}
            unit={say(words.byFrequencyUnit)}
            group={say(words.repeats)}
            rows={byFrequency}
            digits={2}
            file="orders-by-repeat-purchases"
          />
        )}
        {counts.length > 0 && (
          <AgainstChart
            title={say(words.count)}
            unit={say(words.countUnit)}
            group={say(words.repeats)}
            rows={counts}
            digits={1}
            file="customers-by-repeat-purchases"
          />
        )}
        {portrait !== null && portrait.tracking.length > 1 && <Tracking weeks={portrait.tracking} />}
      </div>
      {portrait?.notes[1] && <p class="muted small">{say(portrait.notes[1])}</p>}
    </Card>
  );
}

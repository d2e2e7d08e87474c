import type { CurrentModel } from "../../api/answers.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Stat } from "../../ui/Stat.tsx";
import type { ModelCard } from "./answers.ts";
import { gradesOf } from "./compared.ts";
import { isoOf } from "./dates.ts";
import { familyName } from "./familyName.ts";
import { words } from "./words.ts";

/** The card of the model in short: which it is, on whom it was fitted, how it did before. */
export function CardFacts({ model, card }: { model: CurrentModel; card: ModelCard }) {
  const { say, count } = useWords();
  const format = useFormat();
  const served = gradesOf(card).filter(({ serves }) => serves);
  const [first] = served;
  const held = served.reduce((sum, { inside }) => sum + (inside ?? 0), 0) / served.length;
  return (
    <Card>
      <div class="cards model-stats">
        <Stat
          label={say(words.serving)}
          value={familyName(card.family, say)}
          note={say(words.basis[model.basis])}
        />
        <Stat
          label={say(words.customers)}
          value={format.number(card.customers)}
          note={say(words.repeaters, { n: format.number(card.repeaters) })}
        />
        <Stat label={say(words.dataUntil)} value={format.date(model.asOf)} />
        {first && (
          <>
            <Stat
              label={say(words.bias, { date: format.date(isoOf(first.origin)) })}
              value={format.signedPercent(first.biasPct === null ? null : first.biasPct / 100)}
              note={say(words.biasNote, {
                predicted: format.number(first.predicted),
                actual: format.number(first.actual),
              })}
            />
            <Stat
              label={say(words.held)}
              value={format.percent(held, 1)}
              note={count(words.heldNote, served.length)}
            />
          </>
        )}
        {card.totals.windows > 0 && (
          <Stat
            label={say(words.totals)}
            value={say(words.totalsOf, {
              held: format.number(card.totals.held80),
              n: format.number(card.totals.windows),
            })}
            note={say(words.totalsNote)}
          />
        )}
      </div>
    </Card>
  );
}

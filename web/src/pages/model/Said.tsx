import type { CurrentModel } from "../../api/answers.ts";
import { useWords } from "../../i18n/useWords.ts";
import type { Words } from "../../i18n/words.ts";
import { Card } from "../../ui/Card.tsx";
import type { ModelCard } from "./answers.ts";
import { withFamilyNames } from "./familyName.ts";
import { words } from "./words.ts";

/** Why this model, what was found while fitting it, and what it cannot tell: in words. */
export function Said({ model, card }: { model: CurrentModel; card: ModelCard }) {
  const { say } = useWords();
  return (
    <div class="cards model-said">
      <Card title={say(words.why)}>
        <p>{withFamilyNames(say(card.reason), say)}.</p>
        <h3>{say(words.limits)}</h3>
        <List of={card.limits} />
      </Card>
      {model.findings.length > 0 && (
        <Card title={say(words.findings)}>
          <List of={model.findings.map((finding) => finding.words)} />
        </Card>
      )}
    </div>
  );
}

function List({ of }: { of: readonly Words[] }) {
  const { say } = useWords();
  return (
    <ul class="model-list">
      {of.map((sentence) => (
        <li key={sentence.en}>{withFamilyNames(say(sentence), say)}</li>
      ))}
    </ul>
  );
}

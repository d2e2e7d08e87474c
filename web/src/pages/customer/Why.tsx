import { useWords } from "../../i18n/useWords.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Card } from "../../ui/Card.tsx";
import type { Score } from "./answers.ts";
import { Reasons } from "./Reasons.tsx";
import { words } from "./words.ts";

/** Why a customer is in their segment, quoting their own numbers; and what speaks for and against an ambassador. */
export function Why({ score }: { score: Score }) {
  const { say } = useWords();
  const { reasons, segment, segmentLabel, ambassador, basis } = score;
  return (
    <Card title={say(words.why)} actions={<Badge segment={segment}>{say(segmentLabel)}</Badge>}>
      <Reasons reasons={reasons} />
      {basis !== "data" && <p class="muted small">{say(words.basis[basis])}</p>}
      <h3>{say(words.ambassador)}</h3>
      <p>{say(words.ambassadorClass[ambassador.class])}</p>
      <Reasons reasons={ambassador.reasons} />
    </Card>
  );
}

import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Stat } from "../../ui/Stat.tsx";
import type { Plan } from "./answers.ts";
import { armName } from "./armName.ts";
import { words } from "./words.ts";

/** Who can take part, in which groups, and what could be seen. */
export function PlanFacts({ plan }: { plan: Plan }) {
  const { say } = useWords();
  const { number, percent } = useFormat();
  const { listed, members, leftOut, power, detectable, arms, warnings } = plan;
  return (
    <>
      <div class="cards">
        <Stat
          label={say(words.takePart)}
          value={number(members)}
          note={say(words.ofListed, { listed: number(listed) })}
        />
        <Stat label={say(words.power)} value={percent(power)} note={say(words.powerNote)} />
        <Stat label={say(words.detectable)} value={percent(detectable.share)} />
        {arms.map(({ name, members: size }) => (
          <Stat key={name} label={say(armName(name))} value={number(size)} note={say(words.members)} />
        ))}
      </div>
      {warnings.map((warning) => (
        <p key={warning.en} class="notice">
          {say(warning)}
        </p>
      ))}
      <p class="muted small">
        {say(words.leftOut, {
          noConsent: number(leftOut.noConsent),
          inCampaign: number(leftOut.inCampaign),
          notScored: number(leftOut.notScored),
        })}
      </p>
    </>
  );
}

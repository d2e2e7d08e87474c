import type { Cohorts } from "../../api/answers.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Stat } from "../../ui/Stat.tsx";
import { cohortCells, cohortMeans } from "./cohortCells.ts";
import { words } from "./words.ts";

/** The month after the first order at which cohorts are summed up; the latest known where they are younger. */
const MILESTONE = 6;

/** The cohorts of a period in a few figures. */
export function CohortFacts({ answer }: { answer: Cohorts }) {
  const { say, count } = useWords();
  const format = useFormat();
  const { cohorts, currency } = answer;
  const customers = cohorts.reduce((sum, cohort) => sum + cohort.customers, 0);
  const at = (measure: "retention" | "value", after: number) => {
    const means = cohortMeans(cohortCells(cohorts, measure));
    return means.filter((mean) => mean.after <= after).at(-1) ?? null;
  };
  const [next, later, worth] = [at("retention", 1), at("retention", MILESTONE), at("value", MILESTONE)];
  // The last month is still under way.
  const latest = cohorts.at(-2);
  return (
    <Card>
      <div class="cards cohort-stats">
        <Stat
          label={say(words.newCustomers)}
          value={format.number(customers)}
          note={count(words.newNote, cohorts.length)}
        />
        {[next, later].map(
          (mean, place) =>
            mean !== null &&
            (place === 0 || mean.after > 1) && (
              <Stat
                key={mean.after}
                label={say(words.backAfter, { n: format.number(mean.after) })}
                value={format.percent(mean.value, 1)}
                note={say(words.backNote)}
              />
            ),
        )}
        {worth !== null && (
          <Stat
            label={say(words.worthAfter, { n: format.number(worth.after) })}
            value={format.money(worth.value, currency)}
            note={say(words.worthNote)}
          />
        )}
        {latest?.predictedClv != null && (
          <Stat
            label={say(words.lifetime, { month: format.month(latest.month) })}
            value={format.money(latest.predictedClv, currency)}
            note={say(words.lifetimeNote)}
          />
        )}
      </div>
    </Card>
  );
}

import type { CustomerList } from "../../api/answers.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Stat } from "../../ui/Stat.tsx";
import { words } from "./words.ts";

interface TotalsProps {
  counted: NonNullable<CustomerList["counted"]>;
  /** Members of the segment, filtered or not, as of now. */
  members: number;
  currency: string;
}

/** How many meet the filters and what they are worth; read out whenever it changes. */
export function Totals({ counted: { customers, clv, valueAtRisk, asOf }, members, currency }: TotalsProps) {
  const { say } = useWords();
  const format = useFormat();
  const average = clv === null || customers === 0 ? null : clv / customers;
  return (
    <div role="status" class="cards" style={{ "--card-min": "11rem" }}>
      <Stat
        label={say(words.matching)}
        value={format.number(customers)}
        note={
          members === 0
            ? undefined
            : say(words.ofSegment, { share: format.percent(Math.min(1, customers / members)) })
        }
      />
      {clv !== null && <Stat label={say(words.theirValue)} value={format.money(clv, currency)} />}
      {valueAtRisk !== null && (
        <Stat label={say(words.theirValueAtRisk)} value={format.money(valueAtRisk, currency)} />
      )}
      {average !== null && (
        <Stat
          label={say(words.theirAverage)}
          value={format.money(average, currency)}
          note={say(words.asOfNight, { date: format.date(asOf) })}
        />
      )}
    </div>
  );
}

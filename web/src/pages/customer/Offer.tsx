import { useResource } from "../../api/useResource.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Stat } from "../../ui/Stat.tsx";
import type { Incentive } from "./answers.ts";
import { words } from "./words.ts";

/** What to offer a customer and the most worth paying. */
export function Offer({ customerId }: { customerId: string }) {
  const { say } = useWords();
  const format = useFormat();
  const offer = useResource<Incentive>(`/v1/customers/${encodeURIComponent(customerId)}/incentive`);
  return (
    <Card title={say(words.offer)}>
      {offer.state === "loading" && <Loading />}
      {offer.state === "failed" && <Failed problem={offer.problem} retry={offer.reload} />}
      {offer.state === "ready" && (
        <>
          <Stat
            label={say(words.purpose[offer.data.purpose])}
            value={say(words.offerKind[offer.data.kind])}
            note={
              offer.data.most > 0
                ? say(words.most, { most: format.money(offer.data.most, offer.data.currency) })
                : say(words.costsNothing)
            }
          />
          <ul class="reasons">
            {offer.data.reasons.map((reason) => (
              <li key={reason.code}>{say(reason)}</li>
            ))}
          </ul>
          <p class="muted small">
            {say(words.offerBecause, { rate: format.percent(offer.data.responseRate) })}
          </p>
        </>
      )}
    </Card>
  );
}

import { useResource } from "../../api/useResource.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Stat } from "../../ui/Stat.tsx";
import type { Incentive } from "./answers.ts";
import { Reasons } from "./Reasons.tsx";
import { words } from "./words.ts";

/** What to offer a customer and the most worth paying. */
export function Offer({ customerId }: { customerId: string }) {
  const { say } = useWords();
  const format = useFormat();
  const offer = useResource<Incentive>(`/v1/customers/${encodeURIComponent(customerId)}/incentive`);
  if (offer.state === "loading") return <Loading />;
  if (offer.state === "failed") return <Failed problem={offer.problem} retry={offer.reload} />;
  const { purpose, kind, most, currency, reasons, responseRate } = offer.data;
  return (
    <>
      <Stat
        label={say(words.purpose[purpose])}
        value={say(words.offerKind[kind])}
        note={most > 0 ? say(words.most, { most: format.money(most, currency) }) : say(words.costsNothing)}
      />
      <Reasons reasons={reasons} />
      {most > 0 && (
        <p class="muted small">{say(words.offerBecause, { rate: format.percent(responseRate) })}</p>
      )}
    </>
  );
}

import type { Action } from "../../api/answers.ts";
import { hrefTo } from "../../app/route.ts";
import { common } from "../../i18n/common.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import type { Column } from "../../ui/column.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { words as ofCustomer } from "../customer/words.ts";
import { DoneButton } from "./DoneButton.tsx";
import { words } from "./words.ts";

/** Reasons that have a column of their own. */
const inColumns = ["value_at_risk", "no_consent_to_write"];

/** Whom, why, by when, how and with what; and the button that says it is done. */
export function ActionTable({ actions, currency }: { actions: readonly Action[]; currency: string }) {
  const { say, language } = useWords();
  const { date, money, moneyWhole } = useFormat();
  const columns: Column<Action>[] = [
    {
      name: "customer",
      label: say(words.customer),
      value: ({ customerId }) => customerId,
      show: ({ customerId, kind }) => (
        <>
          <a href={hrefTo("customer", [customerId])}>
            <bdi>{customerId}</bdi>
          </a>
          <div class="small muted">{say(words.short[kind])}</div>
        </>
      ),
    },
    {
      name: "why",
      label: say(words.why),
      wordy: true,
      value: ({ reasons }) => reasons.map((reason) => reason[language]).join(" "),
      show: ({ reasons }) => (
        <>
          {reasons
            .filter(({ code }) => !inColumns.includes(code))
            .slice(0, 2)
            .map((reason) => (
              <div key={reason.code}>{say(reason)}</div>
            ))}
        </>
      ),
    },
    {
      name: "how",
      label: say(words.how),
      value: ({ channels }) => channels.join(" "),
      show: ({ channels }) =>
        channels.length === 0
          ? say(words.inPerson)
          : channels
              .map((channel) => say(ofCustomer.channels[channel]))
              .join(language === "ar" ? "، " : ", "),
    },
    {
      name: "offer",
      label: say(words.offer),
      value: ({ incentive }) => incentive?.kind ?? null,
      show: ({ incentive }) =>
        incentive &&
        (incentive.most > 0
          ? say(words.upTo, {
              kind: say(ofCustomer.offerKind[incentive.kind]),
              most: money(incentive.most, currency),
            })
          : say(ofCustomer.offerKind[incentive.kind])),
    },
    {
      name: "actBy",
      label: say(common.actBy),
      numeric: true,
      value: ({ actBy }) => actBy,
      show: ({ actBy }) => date(actBy),
    },
    {
      name: "valueAtRisk",
      label: say(common.valueAtRisk),
      numeric: true,
      value: ({ valueAtRisk }) => valueAtRisk,
      show: ({ valueAtRisk }) => moneyWhole(valueAtRisk, currency),
    },
    {
      name: "done",
      label: say(words.done),
      value: ({ done }) => (done ? 1 : 0),
      show: (action) => <DoneButton key={action.id} action={action} />,
    },
  ];
  return <DataTable caption={say(words.list)} columns={columns} rows={actions} />;
}

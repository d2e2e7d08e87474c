import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import type { Column } from "../../ui/column.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import type { History } from "./answers.ts";
import { eventWords } from "./eventWords.ts";
import { type RecordLine, recordOf } from "./recordOf.ts";
import { words } from "./words.ts";

/** Every order, signal and membership event of a customer, the latest first. */
export function OnRecord({ history }: { history: History }) {
  const { say } = useWords();
  const format = useFormat();
  const { currency } = history;
  const known = (part: string | number) =>
    typeof part === "number" ? format.number(part, Number.isInteger(part) ? 0 : 1) : named(part);
  const named = (name: string) => (Object.hasOwn(eventWords, name) ? say(eventWords[name]) : name);
  const columns: Column<RecordLine>[] = [
    {
      name: "date",
      label: say(words.date),
      value: ({ date }) => date,
      show: ({ date }) => format.date(date),
    },
    { name: "kind", label: say(words.what), value: ({ kind }) => named(kind) },
    {
      name: "details",
      label: say(words.detail),
      value: ({ details }) => details.map(known).join(" "),
      show: ({ details }) =>
        details.map((part, place) => (
          <span key={place}>
            {place > 0 && " · "}
            <bdi>{known(part)}</bdi>
          </span>
        )),
    },
    {
      name: "amount",
      label: say(words.amount),
      value: ({ amount }) => amount,
      show: ({ amount }) => (amount === null ? "" : format.money(amount, currency)),
      numeric: true,
    },
  ];
  return (
    <Card title={say(words.events)} subtitle={say(words.eventsHint)}>
      <DataTable caption={say(words.events)} quiet columns={columns} rows={recordOf(history)} height={22} />
    </Card>
  );
}

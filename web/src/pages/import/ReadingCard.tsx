import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import type { Column } from "../../ui/column.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Stat } from "../../ui/Stat.tsx";
import type { Reading, ReadRow } from "./messages.ts";
import { roleWords, words } from "./words.ts";

/** What a file was understood to hold: figures to compare with what one knows, and its first rows. */
export function ReadingCard({ reading, currency }: { reading: Reading; currency: string }) {
  const { say, count } = useWords();
  const format = useFormat();
  const { report, sample } = reading;
  const notes = [
    reading.refunds > 0 ? count(words.refundsOf, reading.refunds) : null,
    report.repeated > 0 ? count(words.repeated, report.repeated) : null,
    report.rounded > 0 ? count(words.rounded, report.rounded) : null,
  ].filter((note) => note !== null);
  const all: Column<ReadRow>[] = [
    {
      name: "line",
      label: say(words.lineHead),
      value: (row) => row.line,
      show: (row) => format.number(row.line),
    },
    {
      name: "orderId",
      label: say(roleWords.orderId),
      value: (row) => row.orderId,
      show: (row) => <bdi>{row.orderId}</bdi>,
    },
    {
      name: "customerId",
      label: say(roleWords.customerId),
      value: (row) => row.customerId,
      show: (row) => <bdi>{row.customerId}</bdi>,
    },
    {
      name: "orderedAt",
      label: say(roleWords.orderedAt),
      value: (row) => row.orderedAt,
      show: ({ orderedAt }) => {
        const time = orderedAt.slice(10);
        return `${format.date(orderedAt.slice(0, 10))}${say({ en: time, ar: time })}`;
      },
    },
    {
      name: "amount",
      label: say(roleWords.amount),
      numeric: true,
      value: (row) => row.amount,
      show: (row) => <bdi>{format.money(row.amount, currency)}</bdi>,
    },
    {
      name: "channel",
      label: say(roleWords.channel),
      value: (row) => row.channel,
      show: (row) => <bdi>{row.channel}</bdi>,
    },
  ];
  const columns = all.filter(
    ({ name }) =>
      (name !== "orderId" || report.columns.orderId !== undefined) &&
      (name !== "amount" || reading.hasAmounts) &&
      (name !== "channel" || report.columns.channel !== undefined),
  );
  return (
    <Card title={say(words.preview)} subtitle={notes.length > 0 ? notes.join(" · ") : undefined}>
      <div class="cards" role="status" style={{ "--card-min": "10rem" }}>
        <Stat label={say(words.orders)} value={format.number(reading.orders)} />
        <Stat label={say(words.customers)} value={format.number(reading.customers)} />
        {reading.total !== null && (
          <Stat label={say(words.total)} value={format.money(reading.total, currency)} />
        )}
        <Stat
          label={say(words.leftOut)}
          value={format.number(report.rejected.length)}
          note={
            report.rejected.length > 0
              ? say(words.leftOutNote, { rows: format.number(report.rowsRead) })
              : undefined
          }
        />
      </div>
      <p class="figures">
        {say(words.period)}:{" "}
        {say(words.fromTo, { from: format.dateLong(reading.first), to: format.dateLong(reading.last) })}
      </p>
      {!reading.hasAmounts && <p class="muted">{say(words.noAmounts)}</p>}
      {sample.length > 0 && (
        <DataTable caption={say(words.sample)} columns={columns} rows={sample} height={20} />
      )}
    </Card>
  );
}

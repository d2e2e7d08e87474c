import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Stat } from "../../ui/Stat.tsx";
import { hrefTo } from "../../app/route.ts";
import type { RulesPreview } from "./answers.ts";
import type { PreviewState } from "./usePreview.ts";
import { words } from "./words.ts";

type SegmentChange = RulesPreview["segments"][number];
type Move = RulesPreview["moves"][number];

/** What the rules as they stand on this page would move: counts, value, and between which segments. */
export function PreviewCard({ preview, counting, problem, currency }: PreviewState & { currency: string }) {
  const { say, language } = useWords();
  const format = useFormat();
  const signedMoney = (value: number | null) =>
    `${(value ?? 0) > 0 ? "+" : ""}${format.moneyWhole(value, currency)}`;
  if (problem?.status === 409) {
    return (
      <Card title={say(words.preview)}>
        <Empty
          title={say(words.noSnapshot)}
          actions={<Button href={hrefTo("import")}>{say(words.toImport)}</Button>}
        >
          {say(words.noSnapshotAdvice)}
        </Empty>
      </Card>
    );
  }
  const label = (name: string) => (
    <Badge segment={name}>
      {preview?.segments.find((segment) => segment.name === name)?.label[language] ?? name}
    </Badge>
  );
  return (
    <Card
      title={say(words.preview)}
      subtitle={preview ? say(words.previewAsOf, { date: format.date(preview.asOf) }) : undefined}
    >
      {problem && <Failed problem={problem} />}
      {preview === null && counting && <Loading lines={6} />}
      {preview && (
        <div class={counting ? "stack preview counting" : "stack preview"} aria-busy={counting}>
          <div class="cards" role="status" style={{ "--card-min": "11rem" }}>
            <Stat
              label={say(words.customersMove)}
              value={format.number(preview.moved.customers)}
              note={say(words.ofAll, {
                share: format.percent(
                  preview.customers === 0 ? 0 : preview.moved.customers / preview.customers,
                  1,
                ),
                total: format.number(preview.customers),
              })}
            />
            {preview.moved.clv !== null && (
              <Stat label={say(words.valueMoves)} value={format.money(preview.moved.clv, currency)} />
            )}
          </div>
          <DataTable<SegmentChange>
            caption={say(words.bySegment)}
            rows={preview.segments}
            columns={[
              {
                name: "segment",
                label: say(words.segment),
                value: (row) => row.name,
                show: (row) => label(row.name),
              },
              {
                name: "now",
                label: say(words.now),
                numeric: true,
                value: (row) => row.before.customers,
                show: (row) => format.number(row.before.customers),
              },
              {
                name: "after",
                label: say(words.after),
                numeric: true,
                value: (row) => row.after.customers,
                show: (row) => format.number(row.after.customers),
              },
              {
                name: "change",
                label: say(words.change),
                numeric: true,
                value: (row) => row.after.customers - row.before.customers,
                show: (row) => <bdi>{format.signed(row.after.customers - row.before.customers)}</bdi>,
              },
              {
                name: "valueChange",
                label: say(words.valueChange),
                numeric: true,
                value: (row) => changeOf(row),
                show: (row) => <bdi>{signedMoney(changeOf(row))}</bdi>,
              },
            ]}
          />
          {preview.moves.length === 0 ? (
            <p class="muted">{say(words.nobodyMoves)}</p>
          ) : (
            <DataTable<Move>
              caption={say(words.moves)}
              rows={preview.moves}
              columns={[
                {
                  name: "from",
                  label: say(words.fromSegment),
                  value: (row) => row.from,
                  show: (row) => label(row.from),
                },
                {
                  name: "to",
                  label: say(words.toSegment),
                  value: (row) => row.to,
                  show: (row) => label(row.to),
                },
                {
                  name: "customers",
                  label: say(words.customers),
                  numeric: true,
                  value: (row) => row.customers,
                  show: (row) => format.number(row.customers),
                },
                {
                  name: "clv",
                  label: say(words.movedValue),
                  numeric: true,
                  value: (row) => row.clv,
                  show: (row) => format.moneyWhole(row.clv, currency),
                },
              ]}
            />
          )}
        </div>
      )}
    </Card>
  );
}

function changeOf({ before, after }: SegmentChange): number | null {
  return before.clv === null || after.clv === null ? null : Math.round(after.clv - before.clv);
}

import type { Segment, Segments } from "../../api/answers.ts";
import { hrefTo } from "../../app/route.ts";
import { common } from "../../i18n/common.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import type { Column } from "../../ui/column.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { saveFile } from "../../ui/saveFile.ts";
import { segmentToken } from "../../ui/segmentToken.ts";
import { tableCsv } from "../../ui/tableCsv.ts";
import { Moved } from "./Moved.tsx";
import { words } from "./words.ts";

/** Every segment with its customers and value; its name leads to its list. */
export function SegmentsCard({ segments: { segments, currency, weekBefore } }: { segments: Segments }) {
  const { say } = useWords();
  const { number, percent, moneyWhole, dayMonth } = useFormat();
  const moved: Column<Segment> = {
    name: "moved",
    label: say(words.sinceDate, { date: dayMonth(weekBefore) }),
    numeric: true,
    value: movedSince,
    show: (segment) => <Moved segment={segment.name} by={movedSince(segment)} />,
  };
  const columns: Column<Segment>[] = [
    {
      name: "segment",
      label: say(common.segment),
      value: ({ name }) => name,
      show: ({ name, label }) => (
        <a class="plain-link" href={hrefTo("segments", [name])}>
          <Badge segment={name}>{say(label)}</Badge>
        </a>
      ),
    },
    {
      name: "customers",
      label: say(common.customers),
      numeric: true,
      value: ({ customers }) => customers,
      show: ({ customers }) => number(customers),
    },
    ...(weekBefore === null ? [] : [moved]),
    {
      name: "share",
      label: say(words.share),
      numeric: true,
      value: ({ share }) => share,
      show: ({ share }) => percent(share),
    },
    {
      name: "value",
      label: say(common.predictedValue),
      numeric: true,
      value: ({ clv }) => clv,
      show: ({ clv }) => moneyWhole(clv, currency),
    },
    {
      name: "each",
      label: say(words.valueEach),
      numeric: true,
      value: valueEach,
      show: (segment) => moneyWhole(valueEach(segment), currency),
    },
    {
      name: "atRisk",
      label: say(common.valueAtRisk),
      numeric: true,
      value: ({ valueAtRisk }) => valueAtRisk,
      show: ({ valueAtRisk }) => moneyWhole(valueAtRisk, currency),
    },
  ];
  return (
    <Card
      title={say(words.segments)}
      actions={
        <Button
          kind="quiet"
          icon="download"
          label={`${say(common.downloadCsv)}: ${say(words.segments)}`}
          onClick={() => saveFile("segments.csv", tableCsv(columns, segments))}
        >
          CSV
        </Button>
      }
    >
      <div class="shares" aria-hidden="true">
        {segments
          .filter(({ customers }) => customers > 0)
          .map(({ name, customers }) => (
            <span key={name} data-segment={segmentToken(name)} style={{ flexGrow: customers }} />
          ))}
      </div>
      <DataTable caption={say(words.segments)} quiet columns={columns} rows={segments} />
    </Card>
  );
}

/** Customers more than a week before; null where the segment did not stand then. */
const movedSince = ({ customers, weekBefore }: Segment) => weekBefore && customers - weekBefore.customers;

const valueEach = ({ clv, customers }: Segment) => (clv === null || customers === 0 ? null : clv / customers);

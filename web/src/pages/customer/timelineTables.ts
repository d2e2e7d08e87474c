import type { Formats } from "../../i18n/formats.ts";
import type { Speech } from "../../i18n/useWords.ts";
import type { Column } from "../../ui/column.ts";
import type { Curve, CurvePoint, History } from "./answers.ts";
import { words } from "./words.ts";

type Purchase = History["purchases"][number];
interface Table<Row> {
  columns: Column<Row>[];
  rows: readonly Row[];
}
type Point = CurvePoint & { ahead: boolean };

/** Purchase days as a table: what was paid, what went back. */
export function purchasesTable(
  purchases: readonly Purchase[],
  currency: string,
  say: Speech["say"],
  format: Formats,
): Table<Purchase> {
  const money = (name: "gross" | "refunded" | "net"): Column<Purchase> => ({
    name,
    label: `${say(words[name])} (${currency})`,
    value: (purchase) => purchase[name],
    show: (purchase) => format.money(purchase[name], currency),
    numeric: true,
  });
  return {
    columns: [dateColumn(say, format), money("gross"), money("refunded"), money("net")],
    rows: purchases,
  };
}

/** The curve as a table: each day judged, and the days to come. */
export function curveTable({ past, projection }: Curve, say: Speech["say"], format: Formats): Table<Point> {
  const share = (name: "probabilityAlive" | "probabilityOfSilence", label: string): Column<Point> => ({
    name,
    label,
    value: (point) => point[name],
    show: (point) => format.percent(point[name], 1),
    numeric: true,
  });
  return {
    columns: [
      dateColumn(say, format),
      {
        name: "kind",
        label: say(words.kind),
        value: ({ ahead }) => say(ahead ? words.projection : words.past),
      },
      share("probabilityAlive", say(words.alive)),
      share("probabilityOfSilence", say(words.silence)),
    ],
    rows: [
      ...past.map((point) => ({ ...point, ahead: false })),
      ...projection.slice(1).map((point) => ({ ...point, ahead: true })),
    ],
  };
}

function dateColumn<Row extends { date: string }>(say: Speech["say"], format: Formats): Column<Row> {
  return {
    name: "date",
    label: say(words.date),
    value: ({ date }) => date,
    show: ({ date }) => format.date(date),
  };
}

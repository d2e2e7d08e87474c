import type { ListSort } from "../../../../functions/contract/schemas/lists.ts";
import type { ListedCustomer } from "../../api/answers.ts";
import type { Formats } from "../../i18n/formats.ts";
import type { Words } from "../../i18n/words.ts";
import { words } from "./words.ts";

/** A column of the list, beside the customer's id. */
export interface MemberColumn {
  name: keyof ListedCustomer;
  label: Words;
  /** The sort that goes by it, where there is one; and which way that is, as `aria-sort` says it. */
  sort?: ListSort;
  direction?: "ascending" | "descending";
  /** Numbers stand at the end of their column. */
  numeric: boolean;
  show(row: ListedCustomer, format: Formats, currency: string): string;
}

const money =
  (name: "clv" | "valueAtRisk" | "spend") => (row: ListedCustomer, format: Formats, currency: string) =>
    format.moneyWhole(row[name], currency);

export const memberColumns: readonly MemberColumn[] = [
  { name: "clv", label: words.clv, sort: "clv", direction: "descending", numeric: true, show: money("clv") },
  {
    name: "churnProbability",
    label: words.churn,
    sort: "churn",
    direction: "descending",
    numeric: true,
    show: (row, format) => format.percent(row.churnProbability),
  },
  {
    name: "valueAtRisk",
    label: words.valueAtRisk,
    sort: "valueAtRisk",
    direction: "descending",
    numeric: true,
    show: money("valueAtRisk"),
  },
  {
    name: "actBy",
    label: words.actBy,
    sort: "actBy",
    direction: "ascending",
    numeric: false,
    show: (row, format) => format.date(row.actBy),
  },
  {
    name: "lastOrder",
    label: words.lastOrder,
    sort: "lastOrder",
    direction: "descending",
    numeric: false,
    show: (row, format) => format.date(row.lastOrder),
  },
  {
    name: "orders",
    label: words.orders,
    numeric: true,
    show: (row, format) => format.number(row.orders),
  },
  { name: "spend", label: words.spend, numeric: true, show: money("spend") },
  { name: "channel", label: words.channel, numeric: false, show: (row) => row.channel ?? "–" },
];

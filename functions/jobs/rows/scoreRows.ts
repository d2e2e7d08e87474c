import type { ToldEvidence } from "../../../model/ambassadors/evidence.ts";
import { toldOf } from "../../../model/ambassadors/toldOf.ts";
import type { PurchaseHistory } from "../../../model/history/purchaseHistory.ts";
import { costToServe } from "../../../model/score/contribution.ts";
import { placeColumns } from "../../../model/segments/placeColumns.ts";
import { factsColumns } from "../../../model/segments/ruleFacts.ts";
import { type RuleFacts, ruleFields } from "../../../model/segments/ruleset.ts";
import type { SignalHistory } from "../../../model/signals/signalHistory.ts";
import type { CustomerSummary } from "../../../model/summary.ts";
import { columnsOf } from "../../scoring/columnsOf.ts";
import { rowFrom } from "../../scoring/rowOf.ts";
import { scorerOf } from "../../scoring/scorerOf.ts";
import { summaryOf } from "../../scoring/summaryOf.ts";
import type { CustomerRow } from "../../store/types.ts";
import type { Scoring } from "./scoring.ts";

export interface ScoredRow {
  row: CustomerRow;
  facts: RuleFacts;
  /** What the row was scored from, and what its CLV is made of. */
  summary: CustomerSummary;
  future: ScoredFuture;
}

/** Expected in the horizon; money in major units, null for a log without amounts. */
export interface ScoredFuture {
  /** Purchases, alive or not, each discounted to now. */
  discountedOrders: number;
  /** Net spend of one. */
  orderValue: number | null;
  /** Cost to serve one. */
  costPerOrder: number;
}

export interface ToScore {
  customerId: string;
  history: PurchaseHistory;
  signals?: SignalHistory;
  /** Days on which referrals of theirs were approved. */
  referredDays?: readonly number[];
  /** What the signals say of the customer as an ambassador, where that alone is known. */
  told?: ToldEvidence;
  channel?: string;
}

/** A customer's summary, at its place in the list that was given. */
interface Placed {
  place: number;
  summary: CustomerSummary;
}

/**
 * The rows of many customers, at their places; null for one that is excluded or has no purchase by the date.
 *
 * @param now milliseconds, noted as the time of the rewrite
 */
export function scoreRows(
  scoring: Scoring,
  customers: readonly ToScore[],
  now: number,
): (ScoredRow | null)[] {
  const { asOf, settings, excluded } = scoring;
  const placed = customers.flatMap(({ customerId, history, signals }, place): Placed[] => {
    const summary = excluded.has(customerId) ? null : summaryOf(history, asOf, settings, signals);
    return summary === null ? [] : [{ place, summary }];
  });
  const rows = new Array<ScoredRow | null>(customers.length).fill(null);
  // One customer's log may lack amounts while another's has them: each kind is scored by itself.
  const hasMoney = ({ summary }: Placed) => summary.spend !== null;
  for (const alike of [placed.filter(hasMoney), placed.filter((one) => !hasMoney(one))]) {
    if (alike.length > 0) scoreAlike(scoring, customers, alike, now, rows);
  }
  return rows;
}

function scoreAlike(
  { settings, ruleset, model, asOf }: Scoring,
  customers: readonly ToScore[],
  placed: readonly Placed[],
  now: number,
  into: (ScoredRow | null)[],
): void {
  const columns = columnsOf(
    placed.map(({ summary }) => summary),
    model,
  );
  const predicted = scorerOf(model, settings).predictColumns(columns, asOf, { intervals: false });
  const told = placed.map(({ place }) => {
    const { told, signals, referredDays } = customers[place];
    return told ?? toldOf(signals, asOf, referredDays);
  });
  const facts = factsColumns(predicted, columns, asOf, told, model.ambassadors);
  const rules = placeColumns(ruleset, facts);
  placed.forEach(({ place, summary }, i) => {
    const { channel } = customers[place];
    const prediction = {
      probabilityAlive: predicted.probabilityAlive[i],
      valueAtRisk: predicted.valueAtRisk?.[i] ?? null,
      clv: predicted.clv && { value: predicted.clv[i] },
      expectedOrders: { value: predicted.expectedOrders[i] },
      actBy: { day: Number.isNaN(predicted.actBy[i]) ? null : predicted.actBy[i] },
    };
    into[place] = {
      row: {
        ...rowFrom({ summary, model, ruleset, asOf, now, channel }, prediction, rules[i]),
        cost: costToServe(summary, settings) * (summary.frequency + 1),
        expectedRevenue: predicted.expectedRevenue?.[i] ?? null,
      },
      facts: Object.fromEntries(ruleFields.map((field) => [field, facts[field][i]])) as RuleFacts,
      summary,
      future: {
        discountedOrders: predicted.probabilityAlive[i] * predicted.discountedOrdersIfAlive[i],
        orderValue: predicted.expectedOrderValue?.[i] ?? null,
        costPerOrder: costToServe(summary, settings),
      },
    };
  });
}

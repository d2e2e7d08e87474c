import type { Expectation } from "../../../model/campaigns/expectedSpread.ts";
import { purchasesAsOf } from "../../../model/history/purchasesAsOf.ts";
import type { Model } from "../../../model/model.ts";
import { minorDigits } from "../../../model/money/minorDigits.ts";
import { toMajor } from "../../../model/money/toMajor.ts";
import type { CustomerSummary } from "../../../model/summary.ts";
import type { LeftOut } from "../../contract/campaign.ts";
import type { Settings } from "../../contract/settings.ts";
import type { Customer } from "../../store/types.ts";
import { columnsOf } from "../columnsOf.ts";
import { scorerOf } from "../scorerOf.ts";
import { summaryOf } from "../summaryOf.ts";
import { hasConsent } from "./hasConsent.ts";
import type { ConsentChannel } from "../../../model/signals/signal.ts";

/** A customer who can take part, with what the model expects of them in the campaign's days. */
export interface Candidate extends Expectation {
  customerId: string;
  orders: number;
  /** Major units; null for a log without amounts. */
  spend: number | null;
  /** Net values of the purchases so far, major units. */
  purchases: number[];
}

export interface CandidateTerms {
  model: Model;
  settings: Settings;
  channel: ConsentChannel;
  /** The day the list is frozen, and how many days the campaign has. */
  frozenOn: number;
  days: number;
  /** Customers in a campaign that runs. */
  taken: ReadonlySet<string>;
}

/** Customers of a list who can take part; the others are counted by why they cannot. */
export function candidatesOf(
  customers: readonly Customer[],
  terms: CandidateTerms,
  leftOut: LeftOut,
): Candidate[] {
  const { settings, channel, frozenOn, taken } = terms;
  const excluded = new Set(settings.excludeCustomers);
  const placed: { customer: Customer; summary: CustomerSummary }[] = [];
  for (const customer of customers) {
    const { customerId, history, signals } = customer;
    const summary = excluded.has(customerId) ? null : summaryOf(history, frozenOn, settings, signals);
    if (summary === null) leftOut.notScored++;
    else if (!hasConsent(signals, channel, frozenOn)) leftOut.noConsent++;
    else if (taken.has(customerId)) leftOut.inCampaign++;
    else placed.push({ customer, summary });
  }
  // One customer's log may lack amounts while another's has them: each kind is scored by itself.
  const hasMoney = ({ summary }: { summary: CustomerSummary }) => summary.spend !== null;
  return [placed.filter(hasMoney), placed.filter((one) => !hasMoney(one))].flatMap((alike) =>
    alike.length === 0 ? [] : expected(alike, terms),
  );
}

function expected(
  placed: readonly { customer: Customer; summary: CustomerSummary }[],
  { model, settings, frozenOn, days }: CandidateTerms,
): Candidate[] {
  const columns = columnsOf(
    placed.map(({ summary }) => summary),
    model,
  );
  const predicted = scorerOf(model, settings).predictColumns(columns, frozenOn, {
    horizonDays: days,
    intervals: false,
  });
  const digits = minorDigits(settings.currency);
  return placed.map(({ customer, summary }, i) => {
    const { net } = summary.spend === null ? { net: null } : purchasesAsOf(customer.history, frozenOn);
    return {
      customerId: customer.customerId,
      probabilityAlive: predicted.probabilityAlive[i],
      ordersIfAlive: predicted.expectedOrdersIfAlive[i],
      probabilityOfOrder: predicted.probabilityWithinHorizon[i],
      orderValue: predicted.expectedOrderValue?.[i] ?? null,
      orders: predicted.expectedOrders[i],
      spend: predicted.expectedRevenue?.[i] ?? null,
      purchases: (net ?? []).map((minor) => toMajor(minor, digits)),
    };
  });
}

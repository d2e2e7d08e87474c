import { monthWindow } from "../../../model/kpis/monthWindow.ts";
import { createReferralCounter, type ReferralSeries } from "../../../model/kpis/referralSeries.ts";
import { type ReferralState, referralStates } from "../../../model/referrals/referral.ts";
import type { Store } from "../../store/types.ts";

/** How the referrals of a shop stand, and what came of them in the latest seven days. */
export interface ReferralSummary {
  states: Record<ReferralState, number>;
  week: { sent: number; accepted: number; approved: number };
}

/** What a shard of a night counted of referrals. */
export interface ShardReferrals {
  series: ReferralSeries;
  summary: ReferralSummary;
}

/** Walks a shard of referrals and of clicks on links of codes. */
export async function countReferrals(
  { referrals, codes }: Pick<Store, "referrals" | "codes">,
  asOf: number,
  shard: number,
  shards: number,
): Promise<ShardReferrals> {
  const counter = createReferralCounter(monthWindow(asOf));
  const summary = emptySummary();
  const isOfWeek = (day: number | null) => day !== null && day <= asOf && day > asOf - 7;
  for await (const { state, attributedDay, approvedDay } of referrals.scan(shard, shards)) {
    counter.referral(attributedDay, state === "approved");
    summary.states[state]++;
    if (isOfWeek(attributedDay)) summary.week.accepted++;
    if (state === "approved" && isOfWeek(approvedDay)) summary.week.approved++;
  }
  for await (const day of codes.clickDays(shard, shards)) {
    counter.click(day);
    if (isOfWeek(day)) summary.week.sent++;
  }
  return { series: counter.finish(), summary };
}

export function mergeSummaries(shards: readonly ReferralSummary[]): ReferralSummary {
  const sum = emptySummary();
  for (const { states, week } of shards) {
    for (const state of referralStates) sum.states[state] += states[state];
    for (const name of ["sent", "accepted", "approved"] as const) sum.week[name] += week[name];
  }
  return sum;
}

function emptySummary(): ReferralSummary {
  const states = Object.fromEntries(referralStates.map((state) => [state, 0])) as ReferralSummary["states"];
  return { states, week: { sent: 0, accepted: 0, approved: 0 } };
}

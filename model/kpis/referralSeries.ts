import { monthsKept, type MonthWindow } from "./monthWindow.ts";

/**
 * What happened around a shop's referrals by month; the first place is all that came before the first month kept.
 *
 * - sent: clicks on the links of codes: a recommendation that reached somebody
 * - accepted: friends who signed up or bought by a code
 * - converted: those of them whose referral stands approved
 */
export type ReferralSeries = Record<(typeof referralSeriesNames)[number], number[]>;
const referralSeriesNames = ["sent", "accepted", "converted"] as const;

/** Counts the referrals of a shop, or of a shard of it; days whole since 1970-01-01, none after asOf. */
export function createReferralCounter(window: MonthWindow) {
  const series = emptyReferralSeries();
  const add = (name: keyof ReferralSeries, day: number) => {
    if (day <= window.asOf) series[name][Math.max(0, window.positionOf(day) + 1)]++;
  };
  return {
    click: (day: number) => add("sent", day),
    referral(attributedDay: number, isApproved: boolean): void {
      add("accepted", attributedDay);
      if (isApproved) add("converted", attributedDay);
    },
    finish: () => series,
  };
}

export function mergeReferralSeries(shards: readonly ReferralSeries[]): ReferralSeries {
  const sum = emptyReferralSeries();
  for (const shard of shards)
    for (const name of referralSeriesNames)
      shard[name].forEach((count, month) => {
        sum[name][month] += count;
      });
  return sum;
}

function emptyReferralSeries(): ReferralSeries {
  const [sent, accepted, converted] = referralSeriesNames.map(() =>
    new Array<number>(monthsKept + 1).fill(0),
  );
  return { sent, accepted, converted };
}

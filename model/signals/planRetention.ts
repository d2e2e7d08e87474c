import type { Finding, Words } from "../families/family.ts";
import { shiftedBetaGeometric } from "../families/sbg.ts";
import type { Member, SbgParams } from "../families/sbg/params.ts";
import { toMajor } from "../money/toMajor.ts";
import type { PlanStatistics } from "./retentionStatistics.ts";
import { retentionWords } from "./retentionWords.ts";

/** With fewer renewals that came due, nothing is fitted; with few, the fit is drawn towards typical memberships. */
export const fewestDue = 10;
/** Renewals shown at least, and at most. */
const shownRenewals = [12, 60] as const;
const shownCohorts = 60;

export interface RetentionSettings {
  /** Yearly. */
  discountRate: number;
  marginShare: number;
  /** Decimal digits of the currency. */
  digits: number;
}

/** How the memberships of a plan are kept. Money in major units; lifetimes in periods of the plan. */
export interface PlanRetention {
  plan: string | null;
  members: number;
  active: number;
  ended: number;
  leftOut: number;
  periodDays: number | null;
  amount: number | null;
  fit: {
    alpha: number;
    beta: number;
    logLikelihood: number;
    basis: "data" | "shrunk" | "prior";
    converged: boolean;
    findings: Finding[];
  } | null;
  reason: Words | null;
  curve: {
    renewal: number;
    due: number;
    renewed: number;
    observed: number | null;
    expected: number;
    survivors: number;
  }[];
  byTenure: {
    renewals: number;
    active: number;
    renewalProbability: number;
    expectedResidualLifetime: number | null;
    discountedResidualLifetime: number | null;
    residualValue: number | null;
  }[];
  residualValue: number | null;
  valueReason: Words | null;
  cohorts: { cohort: string; survivors: number[] }[];
}

/**
 * Retention curve, chance to renew by tenure, residual lifetime and value of a plan's memberships, by the shifted
 * beta-geometric fitted to every renewal that came due. A membership that runs counts for the renewals it made only.
 *
 * Residual value of one about to decide on a renewal = mean amount · margin · Σ_{k>=1} S(k)/(1 + d)^(k−1), d the
 * yearly rate over one period.
 *
 * @param plan null for all plans together
 * @see Fader & Hardie (2007), "How to Project Customer Retention"; (2010), "Customer-Base Valuation in a Contractual Setting"
 */
export function planRetention(
  plan: string | null,
  statistics: PlanStatistics,
  settings: RetentionSettings,
): PlanRetention {
  const { members, leftOut, renewed, lost, paid } = statistics;
  const periodDays = median(statistics.periodDays);
  const amount = paid.count === 0 ? null : toMajor(paid.sum / paid.count, settings.digits);
  const base = {
    plan,
    members,
    active: sum(statistics.active),
    ended: sum(lost),
    leftOut,
    periodDays,
    amount,
    cohorts: cohortsOf(statistics),
  };
  const reason = whyNot(statistics);
  if (reason)
    return { ...base, fit: null, reason, curve: [], byTenure: [], residualValue: null, valueReason: reason };

  const { params, logLikelihood, basis, converged, findings } = shiftedBetaGeometric.fit(
    membersOf(statistics),
  );
  const valueReason = whyNoValue(amount, periodDays, settings);
  const perPeriod = periodDays === null ? 0 : (1 + settings.discountRate) ** (periodDays / 365.25) - 1;
  const worth = valueReason === null ? { amount: amount! * settings.marginShare, perPeriod } : null;
  const byTenure = statistics.active.map((active, renewals) =>
    tenure(params, renewals, active, perPeriod, worth),
  );
  return {
    ...base,
    fit: { ...params, logLikelihood, basis, converged, findings },
    reason: null,
    curve: curveOf(params, renewed, lost),
    byTenure,
    residualValue: worth && sum(byTenure.map(({ active, residualValue }) => active * (residualValue ?? 0))),
    valueReason,
  };
}

function whyNot({ members, renewed, lost }: PlanStatistics): Words | null {
  const due = sum(renewed) + sum(lost);
  if (members === 0) return retentionWords.noMembers();
  if (due < fewestDue) return retentionWords.fewDecisions(due, fewestDue);
  return sum(renewed) === 0 ? retentionWords.noRenewals() : null;
}

function whyNoValue(
  amount: number | null,
  periodDays: number | null,
  { discountRate }: RetentionSettings,
): Words | null {
  if (amount === null) return retentionWords.noAmounts();
  if (periodDays === null) return retentionWords.noPeriod();
  return discountRate > 0 ? null : retentionWords.noDiscount();
}

/** The memberships one by one, as the fit takes them; those alike share one object. */
function membersOf({ lost, active }: PlanStatistics): Member[] {
  const alike = (counts: readonly number[], isActive: boolean) =>
    counts.flatMap((count, renewals) => new Array<Member>(count).fill({ renewals, active: isActive }));
  return [...alike(lost, false), ...alike(active, true)];
}

function curveOf(params: SbgParams, renewed: readonly number[], lost: readonly number[]) {
  const [least, most] = shownRenewals;
  const length = Math.min(most, Math.max(least, renewed.length, lost.length));
  return Array.from({ length }, (_, j) => {
    const due = (renewed[j] ?? 0) + (lost[j] ?? 0);
    return {
      renewal: j + 1,
      due,
      renewed: renewed[j] ?? 0,
      observed: due === 0 ? null : (renewed[j] ?? 0) / due,
      expected: shiftedBetaGeometric.retention(params, j + 1),
      survivors: shiftedBetaGeometric.survivor(params, j + 1),
    };
  });
}

function tenure(
  params: SbgParams,
  renewals: number,
  active: number,
  perPeriod: number,
  worth: { amount: number } | null,
): PlanRetention["byTenure"][number] {
  const lifetime = shiftedBetaGeometric.expectedResidualLifetime(params, renewals);
  const discounted =
    perPeriod > 0 ? shiftedBetaGeometric.expectedResidualLifetime(params, renewals, perPeriod) : null;
  return {
    renewals,
    active,
    renewalProbability: shiftedBetaGeometric.retention(params, renewals + 1),
    expectedResidualLifetime: Number.isFinite(lifetime) ? lifetime : null,
    discountedResidualLifetime: discounted,
    residualValue: worth && discounted === null ? null : worth && worth.amount * discounted!,
  };
}

/** The latest cohorts: how many started, renewed once, twice ..., up to where no member is undecided. */
function cohortsOf({ cohorts }: PlanStatistics): PlanRetention["cohorts"] {
  const months = Object.keys(cohorts).sort().slice(-shownCohorts);
  return months.map((cohort) => {
    const { started, renewed, active } = cohorts[cohort];
    const survivors = [started];
    for (let j = 0; survivors.at(-1)! > 0 && (active[j] ?? 0) === 0; j++) survivors.push(renewed[j] ?? 0);
    return { cohort, survivors };
  });
}

/** The lower median of counted whole numbers; null of none. */
function median(counts: Readonly<Record<number, number>>): number | null {
  const entries = Object.entries(counts).map(([value, count]) => [Number(value), count] as const);
  const half = sum(entries.map(([, count]) => count)) / 2;
  let seen = 0;
  for (const [value, count] of entries.sort(([a], [b]) => a - b)) {
    seen += count;
    if (seen >= half) return value;
  }
  return null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

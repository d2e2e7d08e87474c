import { requireCount, requirePositive } from "../requireNumber.ts";

/** Parameters of the shifted beta-geometric: the chance not to renew is Beta(alpha, beta) over members. Both > 0. */
export type SbgParams = { alpha: number; beta: number };

/** How many members of a cohort are left after so many renewals; a cohort's first row says how many it began with. */
export interface SurvivorRow {
  /** Any name of the cohort, e.g. the month its members started in. */
  cohort: string | number;
  /** Renewals since the start, a whole number >= 0. */
  period: number;
  survivors: number;
}

/** One member: renewals made, and whether the membership still runs. One that ended was not renewed a further time. */
export interface Member {
  renewals: number;
  active: boolean;
}

/** @throws {RangeError} unless alpha, beta are both > 0 and finite */
export function requireParams(who: string, params: SbgParams): void {
  requirePositive(who, "alpha", params.alpha);
  requirePositive(who, "beta", params.beta);
}

/** @throws {RangeError} unless renewals is a whole number >= 0 */
export function requireRenewals(who: string, renewals: number): void {
  requireCount(who, "renewals", renewals);
}

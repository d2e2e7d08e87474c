import { dayToIso } from "../time/dayToIso.ts";
import type { MembershipSpell } from "./membershipSpells.ts";

/** What the memberships of one plan came to, as of a date: sums only, so that shards add up. */
export interface PlanStatistics {
  /** Memberships whose start is known. */
  members: number;
  /** Memberships that began before the events did. */
  leftOut: number;
  /** Entry j: how many made renewal j + 1 ... */
  renewed: number[];
  /** ... how many did not, having made j ... */
  lost: number[];
  /** ... and how many run, having made j. */
  active: number[];
  /** How many periods took so many days. */
  periodDays: Record<number, number>;
  /** Payments, minor units. */
  paid: { count: number; sum: number };
  /** The same by the month of the start: how many started, and entry j as above. */
  cohorts: Record<string, { started: number; renewed: number[]; active: number[] }>;
}

/** By plan. */
export type RetentionStatistics = Record<string, PlanStatistics>;

/** Adds one customer's memberships. */
export function addSpells(statistics: RetentionStatistics, spells: readonly MembershipSpell[]): void {
  for (const spell of spells) {
    if (!Object.hasOwn(statistics, spell.plan)) define(statistics, spell.plan);
    addSpell(statistics[spell.plan], spell);
  }
}

/** The sum of the shards'. */
export function mergeRetentionStatistics(parts: readonly RetentionStatistics[]): RetentionStatistics {
  const merged: RetentionStatistics = {};
  for (const part of parts) {
    for (const [plan, statistics] of Object.entries(part)) {
      if (!Object.hasOwn(merged, plan)) define(merged, plan);
      addStatistics(merged[plan], statistics);
    }
  }
  return merged;
}

/** All plans as one. */
export function overallStatistics(statistics: RetentionStatistics): PlanStatistics {
  const sum = emptyStatistics();
  for (const plan of Object.values(statistics)) addStatistics(sum, plan);
  return sum;
}

/** A plan may have any name, "__proto__" too. */
function define(statistics: RetentionStatistics, plan: string): void {
  Object.defineProperty(statistics, plan, {
    value: emptyStatistics(),
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

function emptyStatistics(): PlanStatistics {
  return {
    members: 0,
    leftOut: 0,
    renewed: [],
    lost: [],
    active: [],
    periodDays: {},
    paid: { count: 0, sum: 0 },
    cohorts: {},
  };
}

function addSpell(to: PlanStatistics, spell: MembershipSpell): void {
  const { startedDay, renewals, state, periods, payments } = spell;
  for (const days of periods) to.periodDays[days] = (to.periodDays[days] ?? 0) + 1;
  for (const amount of payments) {
    to.paid.count++;
    to.paid.sum += amount;
  }
  if (startedDay === null) {
    to.leftOut++;
    return;
  }
  to.members++;
  const month = dayToIso(startedDay).slice(0, 7);
  to.cohorts[month] ??= { started: 0, renewed: [], active: [] };
  const cohort = to.cohorts[month];
  cohort.started++;
  for (let j = 0; j < renewals; j++) {
    addAt(to.renewed, j, 1);
    addAt(cohort.renewed, j, 1);
  }
  if (state === "active") {
    addAt(to.active, renewals, 1);
    addAt(cohort.active, renewals, 1);
  } else addAt(to.lost, renewals, 1);
}

function addStatistics(to: PlanStatistics, from: PlanStatistics): void {
  to.members += from.members;
  to.leftOut += from.leftOut;
  for (const list of ["renewed", "lost", "active"] as const) addLists(to[list], from[list]);
  for (const [days, count] of Object.entries(from.periodDays)) {
    to.periodDays[Number(days)] = (to.periodDays[Number(days)] ?? 0) + count;
  }
  to.paid.count += from.paid.count;
  to.paid.sum += from.paid.sum;
  for (const [month, { started, renewed, active }] of Object.entries(from.cohorts)) {
    to.cohorts[month] ??= { started: 0, renewed: [], active: [] };
    to.cohorts[month].started += started;
    addLists(to.cohorts[month].renewed, renewed);
    addLists(to.cohorts[month].active, active);
  }
}

function addLists(to: number[], from: readonly number[]): void {
  from.forEach((count, j) => {
    addAt(to, j, count);
  });
}

function addAt(list: number[], j: number, count: number): void {
  while (list.length <= j) list.push(0);
  list[j] += count;
}

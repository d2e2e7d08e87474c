import { toMajor } from "../money/toMajor.ts";
import { type MembershipSpell, membershipSpells } from "./membershipSpells.ts";
import {
  type ConsentChannel,
  type EngagementAction,
  engagementActions,
  type OutreachPurpose,
} from "./signal.ts";
import type { DayMarks, SignalHistory } from "./signalHistory.ts";

/** The weight of an act halves in so many days: what somebody did a quarter ago counts half of what they do today. */
export const engagementHalfLifeDays = 90;

/** What a customer's signals say on a date. Days are whole, since 1970-01-01; money in major units. */
export interface SignalAggregates {
  /** Null until there is one; so for every other. */
  rating: Marks | null;
  nps: { value: number; day: number } | null;
  csat: Marks | null;
  engagement: {
    /** Sum of the weights, each halved for every `engagementHalfLifeDays` since. */
    weight: number;
    /** Acts so far, by kind. */
    counts: Record<EngagementAction, number>;
    lastDay: number;
  } | null;
  complaints: {
    total: number;
    open: number;
    /** Day of the oldest open one. */
    openSince: number | null;
    lastDay: number;
  } | null;
  /** The latest word on each channel; one that is absent was never asked. */
  consents: Partial<Record<ConsentChannel, { granted: boolean; day: number; source: string | null }>>;
  acquisition: {
    /** What brought the customer: the earliest. */
    channel: string;
    day: number;
    /** All that was spent on it; null where no cost was told. */
    cost: number | null;
  } | null;
  /** Cost to serve recorded by signals so far; orders carry their own besides. */
  costToServe: number;
  memberships: MembershipSpell[];
  /** Day of the latest delivery told. */
  deliveredDay: number | null;
  /** When the shop last wrote to them, by what for. */
  outreach: Partial<Record<OutreachPurpose, { day: number; at: number }>>;
}

export interface Marks {
  count: number;
  mean: number;
  latest: number;
  lastDay: number;
}

/**
 * What a customer's signals say as of a date, blind to everything dated later.
 *
 * @param history undefined or null for a customer without any
 * @param asOf    whole days since 1970-01-01, inclusive
 * @param digits  decimal digits of the currency
 * @example signalsAsOf(customer.signals, today, 2).nps?.value; // => 9
 */
export function signalsAsOf(
  history: SignalHistory | null | undefined,
  asOf: number,
  digits: number,
): SignalAggregates {
  const until = <T extends { day: number }>(entries: readonly T[] = []) =>
    entries.filter(({ day }) => day <= asOf);
  const costs = until(history?.costs).reduce((sum, { amount }) => sum + amount, 0);
  return {
    rating: marksOf(until(history?.ratings)),
    nps: until(history?.nps).at(-1) ?? null,
    csat: marksOf(until(history?.csat)),
    engagement: engagementOf(until(history?.engagement), asOf),
    complaints: complaintsOf(until(history?.complaints), asOf),
    consents: Object.fromEntries(
      until(history?.consents).map(({ channel, granted, day, source = null }) => [
        channel,
        { granted, day, source },
      ]),
    ),
    acquisition: acquisitionOf(until(history?.acquisitions), digits),
    costToServe: toMajor(costs, digits),
    memberships: membershipSpells(history?.memberships ?? [], asOf),
    deliveredDay: until(history?.deliveries).at(-1)?.day ?? null,
    outreach: Object.fromEntries(
      until(history?.outreach).map(({ purpose, day, at }) => [purpose, { day, at }]),
    ),
  };
}

function marksOf(marks: readonly DayMarks[]): Marks | null {
  const last = marks.at(-1);
  if (last === undefined) return null;
  const count = marks.reduce((sum, day) => sum + day.count, 0);
  const total = marks.reduce((sum, day) => sum + day.sum, 0);
  return { count, mean: total / count, latest: last.last, lastDay: last.day };
}

function engagementOf(acts: SignalHistory["engagement"], asOf: number): SignalAggregates["engagement"] {
  if (acts.length === 0) return null;
  const counts = Object.fromEntries(engagementActions.map((action) => [action, 0]));
  let weight = 0;
  for (const act of acts) {
    counts[act.action] += act.count;
    weight += act.weight * 2 ** ((act.day - asOf) / engagementHalfLifeDays);
  }
  const lastDay = acts.at(-1)!.day;
  return { weight, counts: counts as Record<EngagementAction, number>, lastDay };
}

function complaintsOf(all: SignalHistory["complaints"], asOf: number): SignalAggregates["complaints"] {
  if (all.length === 0) return null;
  const open = all.filter(({ resolvedDay }) => resolvedDay === undefined || resolvedDay > asOf);
  return {
    total: all.length,
    open: open.length,
    openSince: open[0]?.day ?? null,
    lastDay: all.at(-1)!.day,
  };
}

function acquisitionOf(all: SignalHistory["acquisitions"], digits: number): SignalAggregates["acquisition"] {
  if (all.length === 0) return null;
  const costs = all.flatMap(({ cost }) => (cost === undefined ? [] : [cost]));
  const { channel, day } = all[0];
  const cost =
    costs.length === 0
      ? null
      : toMajor(
          costs.reduce((sum, one) => sum + one, 0),
          digits,
        );
  return { channel, day, cost };
}

import { addCustomer, type FigureCustomer } from "./gather/addCustomer.ts";
import {
  addGroup,
  emptyGroup,
  type FigureGroup,
  groupOfStored,
  groupToStored,
  type StoredGroup,
} from "./gather/figureGroup.ts";
import { addSpend, type ChannelSpend } from "./addSpend.ts";
import { type MonthWindow, monthWindow } from "./monthWindow.ts";
import { mergeReferralSeries, type ReferralSeries } from "./referralSeries.ts";

/** The name of what no name was given for: customers whose channel is not known, and channels beyond the largest. */
export const unknownChannel = "";
export const otherChannels = "(other)";
/** Channels kept one by one. */
const mostChannels = 50;

/** The figures of a shop, or a shard of it: what every route answers from. JSON as it is. */
export interface ShopFigures {
  /** Whole days since 1970-01-01. */
  asOf: number;
  activeDays: number;
  /** Day of the first order; null where there is none. */
  firstDay: number | null;
  /** Every customer is in one channel; those with a score also in one segment, as of asOf. */
  channels: Record<string, StoredGroup>;
  segments: Record<string, StoredGroup>;
  /** Of the whole shop; absent where nobody counted them. */
  referrals?: ReferralSeries;
}

/** Gathers the figures of customers one by one. */
export function createFigureCollector(asOf: number, activeDays: number) {
  const window = monthWindow(asOf);
  const channels = new Map<string, FigureGroup>();
  const segments = new Map<string, FigureGroup>();
  let firstDay: number | null = null;
  return {
    /** @param channel what brought the customer: that of the acquisition, else of the first order */
    add(customer: FigureCustomer, channel = unknownChannel): void {
      addCustomer(groupIn(channels, channel), customer, window, activeDays);
      const { days, expected } = customer;
      if (expected) addCustomer(groupIn(segments, expected.segment), customer, window, activeDays);
      if (days.length > 0) firstDay = Math.min(firstDay ?? days[0], days[0]);
    },
    finish: (): ShopFigures => ({ asOf, activeDays, firstDay, ...stored(channels, segments) }),
  };
}

/**
 * The figures of a shop from those of its shards, all of one date.
 *
 * @param spend what channels cost as a whole
 */
export function mergeFigures(
  shards: readonly ShopFigures[],
  spend: readonly ChannelSpend[] = [],
): ShopFigures {
  const [{ asOf, activeDays }] = shards;
  const channels = new Map<string, FigureGroup>();
  const segments = new Map<string, FigureGroup>();
  const firstDays = shards.flatMap(({ firstDay }) => firstDay ?? []);
  for (const shard of shards) {
    for (const [name, of] of Object.entries(shard.channels))
      addGroup(groupIn(channels, name), groupOfStored(of));
    for (const [name, of] of Object.entries(shard.segments))
      addGroup(groupIn(segments, name), groupOfStored(of));
  }
  const firstDay = firstDays.length === 0 ? null : Math.min(...firstDays);
  addSpend(channels, spend, monthWindow(asOf));
  const counted = shards.flatMap(({ referrals }) => referrals ?? []);
  return {
    asOf,
    activeDays,
    firstDay,
    ...stored(withoutTail(channels), segments),
    ...(counted.length > 0 && { referrals: mergeReferralSeries(counted) }),
  };
}

/** Figures as they are read: the groups opened, the shop as the sum of its channels. */
export interface OpenFigures {
  window: MonthWindow;
  activeDays: number;
  /** Position of the month of the first order; null where there is none. */
  logStart: number | null;
  total: FigureGroup;
  channels: [string, FigureGroup][];
  segments: [string, FigureGroup][];
  /** Of the whole shop; null where nobody counted them. */
  referrals: ReferralSeries | null;
}

export function openFigures(figures: ShopFigures): OpenFigures {
  const { asOf, activeDays, firstDay, channels, segments, referrals = null } = figures;
  const window = monthWindow(asOf);
  const open = (groups: Record<string, StoredGroup>) =>
    Object.entries(groups)
      .map(([name, of]): [string, FigureGroup] => [name, groupOfStored(of)])
      .sort(([a, one], [b, other]) => other.totals.customers - one.totals.customers || (a < b ? -1 : 1));
  const total = emptyGroup();
  const byChannel = open(channels);
  for (const [, group] of byChannel) addGroup(total, group);
  return {
    window,
    activeDays,
    logStart: firstDay === null ? null : window.positionOf(firstDay),
    total,
    channels: byChannel,
    segments: open(segments),
    referrals,
  };
}

function groupIn(groups: Map<string, FigureGroup>, name: string): FigureGroup {
  const known = groups.get(name) ?? emptyGroup();
  groups.set(name, known);
  return known;
}

/** The largest channels, and the others as one. */
function withoutTail(channels: Map<string, FigureGroup>): Map<string, FigureGroup> {
  if (channels.size <= mostChannels) return channels;
  const bySize = [...channels].sort(
    ([a, one], [b, other]) => other.totals.customers - one.totals.customers || (a < b ? -1 : 1),
  );
  const kept = new Map(bySize.slice(0, mostChannels));
  for (const [, group] of bySize.slice(mostChannels)) addGroup(groupIn(kept, otherChannels), group);
  return kept;
}

function stored(channels: Map<string, FigureGroup>, segments: Map<string, FigureGroup>) {
  const all = (groups: Map<string, FigureGroup>) =>
    Object.fromEntries([...groups].map(([name, group]) => [name, groupToStored(group)]));
  return { channels: all(channels), segments: all(segments) };
}

import { OpenDays } from "./openDays.ts";
import type { HistoryOrder, NettedRefund, UnmatchedRefund } from "./purchaseHistory.ts";

interface Pending {
  orderId: string;
  /** The day from which the refund counts. */
  day: number;
  /** Position of the purchase day it names, or -1. */
  named: number;
  left: number;
}

/**
 * What each refund takes off which purchase day.
 *
 * A refund that names its order takes from that order's day first; what that day cannot give, and a refund that
 * names none, takes from the latest purchase days up to its own day, latest first. What none of them can give is
 * unmatched; so is a refund that names an order which is not there, since its gross is not there either.
 *
 * Refunds are taken in the sequence of the days they count from, on one day those that name an order first. So
 * the state at the end of any day depends on nothing dated later, and the sums per day on no sequence of input.
 *
 * @param days purchase days, ascending
 * @param gross spend of each, minor units; null without amounts: then no refund can be netted
 * @param namedDays day of each order that a refund names
 */
export function netRefunds(
  days: readonly number[],
  gross: readonly number[] | null,
  refunds: readonly HistoryOrder[],
  namedDays: ReadonlyMap<string, number>,
): { refunds: NettedRefund[]; unmatched: UnmatchedRefund[] } {
  if (refunds.length === 0) return { refunds: [], unmatched: [] };
  const netting = new Netting(days, gross);
  const pending: Pending[] = [];
  for (const { orderId, day, amount, refundOf } of refunds) {
    const namedDay = refundOf === undefined ? undefined : namedDays.get(refundOf);
    const refund = { orderId, day, named: -1, left: amount ?? 0 };
    if (refundOf !== undefined && namedDay === undefined) netting.keep(refund);
    else if (namedDay === undefined) pending.push(refund);
    else pending.push({ ...refund, day: Math.max(day, namedDay), named: indexUpTo(days, namedDay) });
  }
  pending.sort((a, b) => a.day - b.day || compare(a.orderId, b.orderId));
  for (let start = 0, end = 0; start < pending.length; start = end) {
    while (end < pending.length && pending[end].day === pending[start].day) end += 1;
    for (let at = start; at < end; at += 1) netting.takeNamed(pending[at]);
    for (let at = start; at < end; at += 1) netting.takeLatest(pending[at]);
  }
  netting.unmatched.sort((a, b) => a.refundDay - b.refundDay || compare(a.orderId, b.orderId));
  return { refunds: merged(netting.netted), unmatched: netting.unmatched };
}

/** What is left of each purchase day, and what became of each refund. */
class Netting {
  readonly netted: NettedRefund[] = [];
  readonly unmatched: UnmatchedRefund[] = [];
  private readonly days: readonly number[];
  private readonly remaining: number[];
  private readonly open: OpenDays;
  /** Without amounts no refund can be netted: all are kept. */
  private readonly keepAll: boolean;

  constructor(days: readonly number[], gross: readonly number[] | null) {
    this.days = days;
    this.keepAll = gross === null;
    this.remaining = gross === null ? days.map(() => 0) : gross.slice();
    this.open = new OpenDays(this.remaining);
  }

  keep({ orderId, day, left }: Pending): void {
    this.unmatched.push({ orderId, refundDay: day, amount: left });
  }

  takeNamed(refund: Pending): void {
    if (refund.named >= 0) this.take(refund, refund.named);
  }

  takeLatest(refund: Pending): void {
    let index = refund.left > 0 ? this.open.upTo(indexUpTo(this.days, refund.day)) : -1;
    for (; index >= 0 && refund.left > 0; index = this.open.upTo(index)) this.take(refund, index);
    if (refund.left > 0 || this.keepAll) this.keep(refund);
  }

  private take(refund: Pending, index: number): void {
    const amount = Math.min(refund.left, this.remaining[index]);
    if (!(amount > 0)) return;
    this.remaining[index] -= amount;
    refund.left -= amount;
    this.netted.push({ refundDay: refund.day, purchaseDay: this.days[index], amount });
  }
}

/** One entry a pair of days, by refund day, then purchase day: the same history however it came about. */
function merged(netted: NettedRefund[]): NettedRefund[] {
  netted.sort((a, b) => a.refundDay - b.refundDay || a.purchaseDay - b.purchaseDay);
  const one: NettedRefund[] = [];
  for (const entry of netted) {
    const last = one.at(-1);
    if (last?.refundDay === entry.refundDay && last.purchaseDay === entry.purchaseDay)
      last.amount += entry.amount;
    else one.push(entry);
  }
  return one;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Position of the last day <= `day`; -1 when there is none. */
function indexUpTo(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

import type { Faults } from "./faults.ts";
import type { OrderIdFindings } from "./orderIds.ts";
import { refundMatcher } from "./refundsOfOrders.ts";
import type { RowStore } from "./rowStore.ts";

/** Beyond this share of a file's rows an order id under several customers is no order that moved. */
const mostMoved = 0.01;

export interface Repeats {
  /** 1 for rows that no longer count. */
  dropped: Uint8Array | null;
  /** The row that stands for an order, by the row that first had its id, where it is another. */
  standing: Map<number, number>;
  repeated: number;
  moved: number;
  /** The first order that appears under another customer, and where; null when none does. */
  firstMove: { line: number; text: string } | null;
}

/**
 * Makes one order of the rows that share an order id. Under another customer the order has moved, and the later
 * row holds; a higher revision replaces a lower one; the same total is the same order; different totals are what
 * `lines` says, or a fault that asks. With `lines` "sum" every row is a line of its order and counts.
 * Refund rows that carry an order's id are told apart by `refundMatcher`.
 *
 * @param ofOrders refund rows that carry the id of an order in the file
 * @param refused rows that were left out before
 */
export function settleRepeats(
  store: RowStore,
  { repeats, firsts }: OrderIdFindings,
  lines: "sum" | "first" | "last" | undefined,
  column: string,
  customers: readonly string[],
  ofOrders: ReadonlySet<number>,
  refused: readonly number[],
  faults: Faults,
): Repeats {
  const result: Repeats = { dropped: null, standing: new Map(), repeated: 0, moved: 0, firstMove: null };
  if (repeats.length === 0 && refused.length === 0) return result;
  const dropped = new Uint8Array(store.rows);
  for (const row of refused) dropped[row] = 1;
  result.dropped = dropped;
  const { amount, cost, revision, customer } = store;
  const sameRefund = refundMatcher(store, lines === "sum");
  for (let pair = 0; pair < repeats.length; pair += 1) {
    const [row, first] = [repeats[pair], firsts[pair]];
    if (ofOrders.has(row) && ofOrders.has(first)) {
      const same = sameRefund(row, first);
      if (same < 0) continue;
      result.repeated += 1;
      dropped[row] = 1;
      if (lines === "sum" && amount !== null) amount[same] += amount[row];
      continue;
    }
    const standing = result.standing.get(first) ?? first;
    result.repeated += 1;
    const replace = () => {
      dropped[standing] = 1;
      result.standing.set(first, row);
    };
    const newer = compareRevisions(revision, row, standing);
    if (customer[row] !== customer[standing]) {
      result.moved += 1;
      result.firstMove ??= {
        line: store.line[row],
        text: `${customers[customer[standing]]} (line ${store.line[standing]}) and ${customers[customer[row]]} (line ${store.line[row]})`,
      };
      if (newer >= 0) replace();
      else dropped[row] = 1;
    } else if (newer !== 0) {
      if (newer > 0) replace();
      else dropped[row] = 1;
    } else if (amount === null || (amount[row] === amount[standing] && lines !== "sum")) {
      if (store.day[row] === store.day[standing]) dropped[row] = 1;
      else replace();
    } else if (lines === "sum") {
      amount[standing] += amount[row];
      if (cost) cost[standing] += cost[row];
      dropped[row] = 1;
    } else if (lines === "last") replace();
    else if (lines === "first") dropped[row] = 1;
    else {
      const message = `repeats the order id of line ${store.line[standing]} with another total: say --lines sum (rows are lines of an order), first or last`;
      faults.whole({ line: store.line[row], column, message, asks: "lines" });
    }
  }
  return result;
}

/**
 * Refuses a file in which many order ids stand under several customers: no order ids then.
 *
 * @param rows of the whole file
 */
export function checkMoves(
  { moved, firstMove }: Pick<Repeats, "moved" | "firstMove">,
  rows: number,
  column: string,
  faults: Faults,
): void {
  if (!(moved > Math.max(10, mostMoved * rows))) return;
  const message = `has ids under several customers, first ${firstMove?.text}: an order id must be one order's in the whole shop; map another column, or none (--map orderId=)`;
  faults.whole({ column, message, asks: "columns" });
}

/** Above 0 when row `a` is newer than `b`; 0 where revisions do not tell. */
function compareRevisions(revision: Float64Array | null, a: number, b: number): number {
  if (revision === null || Number.isNaN(revision[a]) || Number.isNaN(revision[b])) return 0;
  return revision[a] - revision[b];
}

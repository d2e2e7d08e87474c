import type { ImportInput } from "../../contract/importing.ts";
import { maxOrdersPerRequest } from "../../contract/order.ts";
import { describeFieldProblems } from "../../orders/describeFieldProblems.ts";
import { concurrently } from "../../store/concurrently.ts";
import type { StoreDeps } from "./deps.ts";
import { importFiles } from "./importFiles.ts";
import type { LinedOrder } from "./settlePartOfFile.ts";

/** A row that was not taken. */
export interface RejectedLine {
  line: number;
  /** The row as it stands in the file, or the order's id where the service refused it. */
  row: string;
  problem: string;
}

/** How far the storing of a part has come. */
export interface StoreProgress {
  /** Orders of the part that are done. */
  done: number;
  accepted: number;
  duplicates: number;
  rejected: RejectedLine[];
}

/** Batches under way at once. */
const parallel = 4;
/** Orders after which the progress is noted. */
const stretch = 10 * parallel * maxOrdersPerRequest;

const nothing: StoreProgress = { done: 0, accepted: 0, duplicates: 0, rejected: [] };

/**
 * Sends the orders of one part of the customers the way that every order goes, customers in one piece. An attempt
 * that was cut off is taken up where its progress was last noted; what it stored beyond counts as duplicates.
 */
export async function storePartOfFile(
  deps: StoreDeps,
  { importId, part = 0, parts }: ImportInput,
): Promise<{ accepted: number; duplicates: number; rejected: number }> {
  const files = importFiles(deps.store.blobs, importId);
  const shares = await files.all<LinedOrder[]>(parts, (from) => `orders/${part}/${from}`);
  const orders = shares.flat().sort(byCustomerAndLine);
  let progress = (await files.find<StoreProgress>(`progress/${part}`)) ?? nothing;
  while (progress.done < orders.length) {
    const next = orders.slice(progress.done, progress.done + stretch);
    progress = added(progress, await sendAll(deps, next), next.length);
    await files.put(`progress/${part}`, progress);
  }
  if (orders.length === 0) await files.put(`progress/${part}`, nothing);
  const { accepted, duplicates, rejected } = progress;
  return { accepted, duplicates, rejected: rejected.length };
}

const byCustomerAndLine = (a: LinedOrder, b: LinedOrder) => {
  if (a.order.customerId === b.order.customerId) return a.line - b.line;
  return a.order.customerId < b.order.customerId ? -1 : 1;
};

function sendAll({ takeOrders }: StoreDeps, orders: readonly LinedOrder[]) {
  const batches = Array.from({ length: Math.ceil(orders.length / maxOrdersPerRequest) }, (_, at) =>
    orders.slice(at * maxOrdersPerRequest, (at + 1) * maxOrdersPerRequest),
  );
  return concurrently(batches, parallel, async (batch) => {
    const { accepted, duplicates, rejected } = await takeOrders(batch.map(({ order }) => order));
    const lines = rejected.map(({ index, problems }) => ({
      line: batch[index].line,
      row: batch[index].order.orderId,
      problem: describeFieldProblems(problems),
    }));
    return { accepted, duplicates, rejected: lines };
  });
}

function added(
  before: StoreProgress,
  sent: readonly Omit<StoreProgress, "done">[],
  count: number,
): StoreProgress {
  return {
    done: before.done + count,
    accepted: sent.reduce((sum, { accepted }) => sum + accepted, before.accepted),
    duplicates: sent.reduce((sum, { duplicates }) => sum + duplicates, before.duplicates),
    rejected: [...before.rejected, ...sent.flatMap(({ rejected }) => rejected)],
  };
}

import { maxOrdersPerRequest } from "../../functions/contract/order.ts";
import { describeFieldProblems } from "../../functions/orders/describeFieldProblems.ts";
import type { SentOrder } from "../../functions/orders/sentOrder.ts";
import type { Client } from "./client.ts";

export interface Sent {
  accepted: number;
  duplicates: number;
  /** `at` is the position in the orders given. */
  rejected: { at: number; orderId: string; problem: string }[];
}

interface Answer {
  accepted: number;
  duplicates: number;
  rejected: {
    index: number;
    orderId: string | null;
    problems: { field: string; value?: unknown; message: string }[];
  }[];
}

/** Requests under way at once: the service reads one batch while it stores another. */
const parallel = 4;

/** Sends orders in full batches, in the sequence given; customers in one piece spare the service work. */
export async function sendOrders(
  client: Client,
  orders: readonly SentOrder[],
  progress: (sent: number) => void = () => {},
): Promise<Sent> {
  const total: Sent = { accepted: 0, duplicates: 0, rejected: [] };
  let next = 0;
  let done = 0;
  async function work(): Promise<void> {
    while (next < orders.length) {
      const from = next;
      next += maxOrdersPerRequest;
      const batch = orders.slice(from, next);
      const answer = await client.post<Answer>("/v1/orders", { orders: batch });
      total.accepted += answer.accepted;
      total.duplicates += answer.duplicates;
      for (const { index, problems } of answer.rejected) {
        total.rejected.push({
          at: from + index,
          orderId: batch[index].orderId,
          problem: describeFieldProblems(problems),
        });
      }
      done += batch.length;
      progress(done);
    }
  }
  await Promise.all(Array.from({ length: parallel }, work));
  total.rejected.sort((p, q) => p.at - q.at);
  return total;
}

import { describe, expect, it } from "vitest";
import type { StreamEvent, StreamRecord } from "../../functions/contract/stream.ts";
import { createStreamQueue } from "../../infra/local/streamQueue.ts";

let sequence = 0;
function recordOf(customerId: string): StreamRecord {
  const SequenceNumber = String(++sequence);
  return {
    eventID: SequenceNumber,
    eventName: "MODIFY",
    eventSource: "aws:dynamodb",
    eventSourceARN: "local/orders",
    dynamodb: { Keys: { customerId: { S: customerId } }, SequenceNumber, StreamViewType: "KEYS_ONLY" },
  };
}
const keysOf = ({ Records }: StreamEvent) => Records.map(({ dynamodb }) => dynamodb.Keys.customerId.S);
const nothing = { batchItemFailures: [] };

describe("the stream of one machine", () => {
  it("delivers what comes together in one batch, and is drained only when the job is done", async () => {
    const batches: string[][] = [];
    let done = false;
    const queue = createStreamQueue(async (event) => {
      batches.push(keysOf(event));
      await new Promise((resolve) => setTimeout(resolve, 30));
      done = true;
      return nothing;
    });
    queue.add([recordOf("a"), recordOf("b")]);
    queue.add([recordOf("a")]);
    await queue.drained();
    expect(done).toBe(true);
    expect(batches).toEqual([["a", "a", "b"]]);
    await queue.drained();
  });

  it("does not keep a record waiting for quiet that never comes", async () => {
    const start = performance.now();
    let first = Number.POSITIVE_INFINITY;
    const queue = createStreamQueue(
      async () => {
        first = Math.min(first, performance.now() - start);
        return nothing;
      },
      { quietMs: 50, longestMs: 200 },
    );
    for (let i = 0; i < 30; i++) {
      queue.add([recordOf(`c${i}`)]);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await queue.drained();
    expect(first).toBeLessThan(1000);
  });

  it("delivers again what failed, whole batches and single records, until it goes well", async () => {
    const delivered: Record<string, number> = {};
    const errors: unknown[] = [];
    let calls = 0;
    const queue = createStreamQueue(
      async (event) => {
        if (++calls === 1) throw new Error("all of it");
        for (const key of keysOf(event)) delivered[key] = (delivered[key] ?? 0) + 1;
        const failures = event.Records.filter(
          ({ dynamodb }) => dynamodb.Keys.customerId.S === "b" && delivered.b < 3,
        );
        return {
          batchItemFailures: failures.map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber })),
        };
      },
      { onError: (error) => errors.push(error) },
    );
    queue.add([recordOf("a"), recordOf("b"), recordOf("c")]);
    await queue.drained();
    expect(delivered).toEqual({ a: 1, b: 3, c: 1 });
    expect(errors.length).toBe(1);
  });

  it("never has a key in two batches at once, nor loses one that changes while it is under way", async () => {
    const underWay = new Set<string>();
    const seen = new Map<string, number>();
    const queue = createStreamQueue(
      async (event) => {
        const keys = new Set(keysOf(event));
        for (const key of keys) {
          expect(underWay.has(key)).toBe(false);
          underWay.add(key);
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
        for (const { dynamodb } of event.Records) {
          seen.set(dynamodb.Keys.customerId.S, Number(dynamodb.SequenceNumber));
        }
        for (const key of keys) underWay.delete(key);
        return nothing;
      },
      { quietMs: 2, longestMs: 10, batchKeys: 4, busyKeys: 2, concurrency: 3 },
    );
    const last = new Map<string, number>();
    for (let i = 0; i < 400; i++) {
      const record = recordOf(`c${(i * 7) % 23}`);
      last.set(record.dynamodb.Keys.customerId.S, Number(record.dynamodb.SequenceNumber));
      queue.add([record]);
      if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await queue.drained();
    expect(seen).toEqual(last);
  });
});

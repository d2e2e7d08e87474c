import type { StreamEvent, StreamRecord, StreamHandler } from "../../functions/contract/stream.ts";

export interface StreamQueue {
  add(records: StreamRecord[]): void;
  /** Resolves when nothing waits and nothing is under way. */
  drained(): Promise<void>;
  /** Forgets what waits; what is under way ends by itself. */
  stop(): Promise<void>;
}

export interface StreamQueueOptions {
  /** A batch starts when no record has come for so long ... */
  quietMs?: number;
  /** ... or the oldest has waited so long. */
  longestMs?: number;
  /** Keys in one batch. */
  batchKeys?: number;
  /** Keys in one batch, one batch at a time, while records pour in: what waits may get more, and ingest goes on. */
  busyKeys?: number;
  /** Batches under way at once; a key is in one of them at most. */
  concurrency?: number;
  /** Deliveries of one record before it is given up; reconcile mends what was missed. */
  attempts?: number;
  onError?: (error: unknown) => void;
}

/** Records pour in as long as the last one came within so many milliseconds. */
const pouringMs = 400;

interface Waiting {
  records: StreamRecord[];
  attempt: number;
}

/**
 * Delivers stream records in batches, as DynamoDB Streams would: at least once, in order for each key, and
 * failures again. Records of one key that wait together are delivered together, so that under load a
 * customer is rebuilt once for many orders.
 */
export function createStreamQueue(handler: StreamHandler, options: StreamQueueOptions = {}): StreamQueue {
  const {
    quietMs = 40,
    longestMs = 300,
    batchKeys = 200,
    busyKeys = 25,
    concurrency = 2,
    attempts = 8,
  } = options;
  const waiting = new Map<string, Waiting>();
  const underWay = new Set<string>();
  let running = 0;
  let stopped = false;
  let oldest = 0;
  let newest = 0;
  let timer: NodeJS.Timeout | undefined;
  let listeners: (() => void)[] = [];

  function add(records: StreamRecord[]): void {
    if (stopped || records.length === 0) return;
    const now = performance.now();
    if (waiting.size === 0) oldest = now;
    newest = now;
    for (const record of records) {
      const key = keyOf(record);
      const entry = waiting.get(key);
      if (entry) entry.records.push(record);
      else waiting.set(key, { records: [record], attempt: 0 });
    }
    schedule();
  }

  const due = () => Math.min(newest + quietMs, oldest + longestMs);
  /** More waits than one batch takes, and more keeps coming. */
  const busy = () => waiting.size > batchKeys && performance.now() < newest + pouringMs;

  function schedule(): void {
    if (timer !== undefined || stopped || waiting.size === 0) return;
    if (running >= (busy() ? 1 : concurrency)) {
      // Looks again once records have stopped coming: then more may run.
      if (running < concurrency) wake(pouringMs / 4);
      return;
    }
    wake(due() - performance.now());
  }

  function wake(afterMs: number): void {
    timer = setTimeout(
      () => {
        timer = undefined;
        if (running < (busy() ? 1 : concurrency) && performance.now() >= due() - 1) deliver();
        schedule();
      },
      Math.max(0, afterMs),
    );
  }

  function take(most: number): [string, Waiting][] {
    const batch: [string, Waiting][] = [];
    for (const entry of waiting) {
      if (underWay.has(entry[0])) continue;
      batch.push(entry);
      if (batch.length >= most) break;
    }
    for (const [key] of batch) {
      waiting.delete(key);
      underWay.add(key);
    }
    return batch;
  }

  function deliver(): void {
    const batch = take(busy() ? busyKeys : batchKeys);
    if (batch.length === 0) {
      oldest = newest = performance.now();
      return;
    }
    running++;
    const event: StreamEvent = { Records: batch.flatMap(([, { records }]) => records) };
    handler(event)
      .then(
        ({ batchItemFailures }) => new Set(batchItemFailures.map((failure) => failure.itemIdentifier)),
        (error) => {
          options.onError?.(error);
          return null;
        },
      )
      .then((failed) => settle(batch, failed));
  }

  function settle(batch: [string, Waiting][], failed: Set<string> | null): void {
    const again: [string, Waiting][] = [];
    for (const [key, entry] of batch) {
      underWay.delete(key);
      const wrong = failed === null || entry.records.some((r) => failed.has(r.dynamodb.SequenceNumber));
      if (wrong && entry.attempt + 1 < attempts) again.push([key, entry]);
      else if (wrong) options.onError?.(new Error(`createStreamQueue gave up after ${attempts} deliveries`));
    }
    if (again.length === 0) {
      finish();
      return;
    }
    const pause = Math.min(5000, 50 * 2 ** Math.min(...again.map(([, { attempt }]) => attempt)));
    setTimeout(() => {
      for (const [key, { records, attempt }] of again) {
        const later = waiting.get(key)?.records ?? [];
        waiting.set(key, { records: [...records, ...later], attempt: attempt + 1 });
      }
      finish();
    }, pause);
  }

  function finish(): void {
    running--;
    if (running === 0 && (waiting.size === 0 || stopped)) {
      for (const listener of listeners) listener();
      listeners = [];
    }
    schedule();
  }

  function drained(): Promise<void> {
    if (running === 0 && waiting.size === 0) return Promise.resolve();
    return new Promise((resolve) => listeners.push(resolve));
  }

  async function stop(): Promise<void> {
    stopped = true;
    clearTimeout(timer);
    waiting.clear();
    await drained();
  }

  return { add, drained, stop };
}

function keyOf({ eventSourceARN, dynamodb: { Keys } }: StreamRecord): string {
  return `${eventSourceARN}\n${Keys.customerId.S}`;
}

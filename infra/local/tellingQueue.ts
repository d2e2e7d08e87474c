import type { TellingDeps } from "../../functions/jobs/webhooks/deps.ts";
import { webhookRound } from "../../functions/jobs/webhooks/webhookRound.ts";

export interface TellingQueue {
  /** Has a round made now, or after the one under way. */
  wake(): void;
  /** Resolves when no round is under way and none was asked for. */
  idle(): Promise<void>;
  /** Begins no further round; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

export interface TellingQueueOptions {
  onError?: (error: unknown) => void;
  /** A round is made after so long at the latest: whatever a process that was killed left is found by it. */
  longestMs?: number;
  /** Nothing further is begun in a round after so long, so that stopping does not wait for all that is due. */
  roundMs?: number;
}

/** What asks for a round within moments of one another is answered by one round. */
const restMs = 30;

/** Makes rounds of webhooks when something happened, when a retry is due, and now and then. */
export function createTellingQueue(deps: TellingDeps, options: TellingQueueOptions = {}): TellingQueue {
  const { onError = () => {}, longestMs = 60_000, roundMs = 5_000 } = options;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let asked = false;
  let stopped = false;
  let listeners: (() => void)[] = [];

  function schedule(afterMs: number): void {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(begin, Math.max(restMs, Math.min(longestMs, afterMs)));
    timer.unref();
  }

  function begin(): void {
    asked = false;
    running = webhookRound(deps, roundMs)
      .then(
        ({ nextAt }) => (nextAt === null ? longestMs : nextAt - deps.now()),
        (error) => {
          onError(error);
          return longestMs;
        },
      )
      .then((afterMs) => {
        running = undefined;
        if (asked && !stopped) return schedule(0);
        schedule(afterMs);
        for (const listener of listeners) listener();
        listeners = [];
      });
  }

  return {
    wake() {
      asked = true;
      if (running === undefined) schedule(0);
    },
    idle() {
      if (running === undefined && !asked) return Promise.resolve();
      return new Promise((resolve) => listeners.push(resolve));
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      for (const listener of listeners) listener();
      listeners = [];
    },
  };
}

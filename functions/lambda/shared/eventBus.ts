import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { Told } from "../../jobs/webhooks/deps.ts";
import { chunks } from "../../store/chunks.ts";

/** What EventBridge takes at once. */
const atOnce = 10;
const attempts = 5;

/** What events of this service name as their source. */
export const eventSource = "safir";

/**
 * Puts events on the deployment's bus, if it has one: the type as detail type; id, timestamp and data as the detail.
 *
 * @throws {Error} where some were not taken after several attempts: they are told again at the next round
 */
export function eventBus(): ((events: readonly Told[]) => Promise<void>) | undefined {
  const EventBusName = process.env.EVENT_BUS;
  if (!EventBusName) return undefined;
  const client = new EventBridgeClient({});
  return async (events) => {
    for (const some of chunks(events, atOnce)) {
      let left = some;
      for (let attempt = 0; left.length > 0; attempt++) {
        if (attempt >= attempts)
          throw new Error(`eventBus requires a bus that takes what it is given: ${left.length} left`);
        if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt));
        const { Entries = [] } = await client.send(
          new PutEventsCommand({
            Entries: left.map(({ id, type, at, data }) => ({
              EventBusName,
              Source: eventSource,
              DetailType: type,
              Time: new Date(at),
              Detail: JSON.stringify({ id, type, timestamp: new Date(at).toISOString(), data }),
            })),
          }),
        );
        left = left.filter((_, i) => Entries[i]?.EventId === undefined);
      }
    }
  };
}

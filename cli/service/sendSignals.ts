import { maxSignalsPerRequest } from "../../functions/contract/schemas/signals.ts";
import type { DemoSignal } from "../../model/simulate/simulateDemoSignals.ts";
import type { Client } from "./client.ts";

/** Sends signals in full batches; `progress` hears how many went. */
export async function sendSignals(
  client: Client,
  signals: readonly DemoSignal[],
  progress: (sent: number) => void = () => {},
): Promise<void> {
  for (let from = 0; from < signals.length; from += maxSignalsPerRequest) {
    const batch = signals.slice(from, from + maxSignalsPerRequest);
    await client.post("/v1/signals", { signals: batch });
    progress(from + batch.length);
  }
}

import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { SignalHistory } from "../../model/signals/signalHistory.ts";

/** Text up to this length is stored as it is: packing it would save nothing worth its time. */
const packedFrom = 2_000;

/** Signals as an attribute of the customer's item: JSON, packed where there is much of it. */
export function encodeSignals(signals: SignalHistory): string | Uint8Array {
  const text = JSON.stringify(signals);
  return text.length < packedFrom ? text : new Uint8Array(deflateRawSync(text));
}

export function decodeSignals(stored: string | Uint8Array): SignalHistory {
  return JSON.parse(typeof stored === "string" ? stored : inflateRawSync(stored).toString());
}

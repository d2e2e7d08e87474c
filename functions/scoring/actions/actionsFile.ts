import { deflateRawSync, inflateRawSync } from "node:zlib";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { DayActions } from "../../contract/actions.ts";
import type { BlobStore } from "../../store/types.ts";

/** Where the lists of what to do lie, one a day. */
export const actionsPrefix = "actions/";

export const actionsKey = (day: number) => `${actionsPrefix}${dayToIso(day)}`;

export async function writeActions(blobs: BlobStore, actions: DayActions): Promise<void> {
  await blobs.put(actionsKey(actions.day), packed(actions));
}

/** The list of a day; null where no night made one, or it is no longer kept. */
export async function readActions(blobs: BlobStore, day: number): Promise<DayActions | null> {
  return unpacked(await blobs.get(actionsKey(day)));
}

/** The latest list there is. */
export async function readLatestActions(blobs: BlobStore): Promise<DayActions | null> {
  const latest = (await blobs.list(actionsPrefix)).sort().at(-1);
  return latest === undefined ? null : unpacked(await blobs.get(latest));
}

export function packed(actions: object): Uint8Array {
  return new Uint8Array(deflateRawSync(JSON.stringify(actions)));
}

export function unpacked<T = DayActions>(body: Uint8Array | null): T | null {
  return body && (JSON.parse(inflateRawSync(body).toString()) as T);
}

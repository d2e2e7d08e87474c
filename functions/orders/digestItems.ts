import { createHash } from "node:crypto";

/**
 * A digest of a set of flat items that does not depend on their sequence, nor on that of their fields: like
 * `digestOrders`, for items of other kinds. Empty sets have the digest "".
 *
 * @example digestItems([{ a: 1, b: 2 }]) === digestItems([{ b: 2, a: 1 }]); // => true
 */
export function digestItems(items: readonly object[]): string {
  if (items.length === 0) return "";
  const lanes = new Uint32Array(4);
  for (const item of items) {
    const hash = createHash("sha256").update(canonicalItem(item)).digest();
    for (let lane = 0; lane < 4; lane += 1) lanes[lane] += hash.readUInt32LE(lane * 4);
  }
  return `${items.length}-${Array.from(lanes, (lane) => lane.toString(16).padStart(8, "0")).join("")}`;
}

/** An item as text that is equal for equal items, whatever the sequence of their fields; undefined ones left out. */
export function canonicalItem(item: object): string {
  const fields = Object.entries(item).filter(([, value]) => value !== undefined);
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

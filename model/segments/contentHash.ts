/**
 * 128 bits of a JSON value's content as 32 hex digits; the same for objects whose keys come in another order.
 * Names things by what they hold; no defence against someone who wants two to share a name.
 *
 * @example contentHash({ a: 1, b: 2 }) === contentHash({ b: 2, a: 1 }); // => true
 */
export function contentHash(value: unknown): string {
  const text = canonical(value);
  return [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x6a09e667].map((seed) => hash32(text, seed)).join("");
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(",")}}`;
}

/** MurmurHash3 of the UTF-16 code units, one unit a block. */
function hash32(text: string, seed: number): string {
  let h = seed;
  for (let i = 0; i < text.length; i++) {
    let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    h ^= k;
    h = Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64;
  }
  h ^= text.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0).toString(16).padStart(8, "0");
}

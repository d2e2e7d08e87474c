import type { BlobStore } from "../../functions/store/types.ts";

/** Blobs in memory, gone with the process. */
export function memoryBlobs(): BlobStore {
  const blobs = new Map<string, Uint8Array>();
  return {
    async put(key, body) {
      blobs.set(key, Uint8Array.from(body));
    },
    async putStream(key, pieces) {
      const whole: Uint8Array[] = [];
      for await (const piece of pieces) whole.push(Uint8Array.from(piece));
      blobs.set(key, Uint8Array.from(Buffer.concat(whole)));
    },
    async get(key) {
      return blobs.get(key) ?? null;
    },
    async *stream(key, { from, to } = { from: 0, to: Number.POSITIVE_INFINITY }) {
      const whole = blobs.get(key);
      if (whole === undefined) throw new Error(`memoryBlobs requires a stored blob: ${key}`);
      const body = whole.subarray(from, to);
      for (let start = 0; start < body.length; start += 65536) yield body.subarray(start, start + 65536);
    },
    async list(prefix) {
      return [...blobs.keys()].filter((key) => key.startsWith(prefix)).sort();
    },
    async remove(key) {
      blobs.delete(key);
    },
  };
}

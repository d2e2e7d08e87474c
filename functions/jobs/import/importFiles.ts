import { deserialize, serialize } from "node:v8";
import type { BlobStore } from "../../store/types.ts";

/** What the steps of one import leave for each other, below a prefix of its own. */
export interface ImportFiles {
  /** Key of the file as it is read: plain UTF-8, and nobody else's to change. */
  plain: string;
  put(name: string, value: unknown): Promise<void>;
  /** @throws {Error} when an earlier step did not leave it */
  get<T>(name: string): Promise<T>;
  find<T>(name: string): Promise<T | null>;
  /** What every one of so many ranges or parts left under a name, in their sequence. */
  all<T>(count: number, nameOf: (at: number) => string): Promise<T[]>;
  removeAll(): Promise<void>;
}

export const importPrefix = "imports/";

/** Values are written as Node's own: arrays of numbers and of texts, as large as they come, exactly. */
export function importFiles(blobs: BlobStore, importId: string): ImportFiles {
  const prefix = `${importPrefix}${importId}/`;
  async function find<T>(name: string): Promise<T | null> {
    const body = await blobs.get(prefix + name);
    return body === null ? null : (deserialize(body) as T);
  }
  async function get<T>(name: string): Promise<T> {
    const value = await find<T>(name);
    if (value === null) throw new Error(`importFiles requires what an earlier step left: ${prefix}${name}`);
    return value;
  }
  return {
    plain: `${prefix}plain`,
    put: (name, value) => blobs.put(prefix + name, serialize(value)),
    find,
    get,
    all: (count, nameOf) => Promise.all(Array.from({ length: count }, (_, at) => get<never>(nameOf(at)))),
    async removeAll() {
      for (const key of await blobs.list(prefix)) await blobs.remove(key);
    },
  };
}

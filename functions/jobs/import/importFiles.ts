import { deserialize, serialize } from "node:v8";
import { concurrently } from "../../store/concurrently.ts";
import type { BlobStore } from "../../store/types.ts";

/** What the steps of one import leave for each other, below a prefix of its own. */
export interface ImportFiles {
  /** Key of the file as it is read: plain UTF-8, and nobody else's to change. */
  plain: string;
  put(name: string, value: unknown): Promise<void>;
  /** @throws {Error} when an earlier step did not leave it */
  get<T>(name: string): Promise<T>;
  find<T>(name: string): Promise<T | null>;
  /** Leaves one value for each of so many ranges or parts. */
  putAll(values: readonly unknown[], nameOf: (at: number) => string): Promise<void>;
  /** What every one of so many ranges or parts left under a name, in their sequence. */
  all<T>(count: number, nameOf: (at: number) => string): Promise<T[]>;
  removeAll(): Promise<void>;
}

/** Requests for files under way at once. */
const parallel = 32;

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
    putAll: (values, nameOf) =>
      concurrently(values, parallel, (value, at) => blobs.put(prefix + nameOf(at), serialize(value))).then(
        () => {},
      ),
    all: (count, nameOf) =>
      concurrently(
        Array.from({ length: count }, (_, at) => nameOf(at)),
        parallel,
        (name) => get<never>(name),
      ),
    async removeAll() {
      await concurrently(await blobs.list(prefix), parallel, (key) => blobs.remove(key));
    },
  };
}

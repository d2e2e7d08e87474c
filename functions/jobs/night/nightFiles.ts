import type { BlobStore } from "../../store/types.ts";

/** What the steps of one night leave for each other, as blobs under the night's own prefix. */
export interface NightFiles {
  put(name: string, body: Uint8Array): Promise<void>;
  putJson(name: string, value: unknown): Promise<void>;
  /** @throws {Error} when an earlier step did not leave it */
  get(name: string): Promise<Uint8Array>;
  json<T>(name: string): Promise<T>;
  /** All that the shards of a step left, in the sequence of the shards. */
  ofShards(step: string, shards: number): Promise<Uint8Array[]>;
  jsonOfShards<T>(step: string, shards: number): Promise<T[]>;
  removeAll(): Promise<void>;
}

/** Where the files of all nights lie: gone with the night, unless it failed. */
export const nightPrefix = "nights/";

export function nightFiles(blobs: BlobStore, runId: string): NightFiles {
  const prefix = `${nightPrefix}${runId}/`;
  const get = async (name: string) => {
    const body = await blobs.get(prefix + name);
    if (body === null) throw new Error(`nightFiles requires what an earlier step left: ${prefix}${name}`);
    return body;
  };
  const ofShards = (step: string, shards: number) =>
    Promise.all(Array.from({ length: shards }, (_, shard) => get(`${step}/${shard}`)));
  return {
    put: (name, body) => blobs.put(prefix + name, body),
    putJson: (name, value) => blobs.put(prefix + name, Buffer.from(JSON.stringify(value))),
    get,
    json: async (name) => JSON.parse(Buffer.from(await get(name)).toString()),
    ofShards,
    async jsonOfShards(step, shards) {
      return (await ofShards(step, shards)).map((body) => JSON.parse(Buffer.from(body).toString()));
    },
    async removeAll() {
      for (const key of await blobs.list(prefix)) await blobs.remove(key);
    },
  };
}

import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { StoreContext } from "./context.ts";
import { scanPages } from "./paged.ts";
import type { KeyStore, StoredKey } from "./types.ts";

/** API keys; only the hash of a secret is ever stored. */
export function apiKeyStore(context: StoreContext): KeyStore {
  const { client, tableNames } = context;
  const TableName = tableNames.keys;
  return {
    async put(key) {
      await client.send(new PutCommand({ TableName, Item: { ...key } }));
    },
    async get(keyId) {
      const answer = await client.send(new GetCommand({ TableName, Key: { keyId } }));
      return (answer.Item as StoredKey | undefined) ?? null;
    },
    async list() {
      const keys: StoredKey[] = [];
      for await (const page of scanPages(context, { TableName }))
        keys.push(...(page as unknown as StoredKey[]));
      return keys.sort((a, b) => a.createdAt - b.createdAt || (a.keyId < b.keyId ? -1 : 1));
    },
  };
}

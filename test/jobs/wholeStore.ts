import { inflateRawSync } from "node:zlib";
import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { TableName } from "../../functions/contract/tables.ts";
import type { JobsUnderTest } from "./jobsUnderTest.ts";

/** Every place of a store in which some text stands: items of all tables, packed ones too, and all blobs. */
export async function whereStands(
  { context, deps }: Pick<JobsUnderTest, "context" | "deps">,
  text: string,
): Promise<string[]> {
  const found: string[] = [];
  const { client, tableNames } = context;
  for (const name of Object.keys(tableNames) as TableName[]) {
    let from: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({ TableName: tableNames[name], ConsistentRead: true, ExclusiveStartKey: from }),
      );
      for (const item of page.Items ?? []) if (standsIn(item, text)) found.push(`table ${name}`);
      from = page.LastEvaluatedKey;
    } while (from);
  }
  for await (const customer of deps.store.customers.scan(0, 1)) {
    if (standsIn(customer, text)) found.push("a customer, unpacked");
  }
  for (const key of await deps.store.blobs.list("")) {
    const body = await deps.store.blobs.get(key);
    const bodies = body ? [Buffer.from(body), unpacked(body)] : [];
    if (key.includes(text) || bodies.some((one) => one.includes(text))) found.push(`blob ${key}`);
  }
  return found;
}

/** What a packed blob holds; nothing of one that is not packed. */
function unpacked(body: Uint8Array): Buffer {
  try {
    return inflateRawSync(body);
  } catch {
    return Buffer.alloc(0);
  }
}

function standsIn(value: unknown, text: string): boolean {
  if (value instanceof Uint8Array) return Buffer.from(value).includes(text);
  if (Array.isArray(value)) return value.some((one) => standsIn(one, text));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).some(([name, one]) => name.includes(text) || standsIn(one, text));
  }
  return String(value).includes(text);
}

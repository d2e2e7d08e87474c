import { type RuleFacts, ruleFields } from "../../../model/segments/ruleset.ts";
import type { Snapshot } from "../../contract/snapshot.ts";
import { rowAt } from "./rowAt.ts";
import { createSnapshotBuilder, type SnapshotMeta } from "./snapshotBuilder.ts";

/** One snapshot of many parts. */
export function mergeSnapshots(parts: readonly Snapshot[], meta: SnapshotMeta): Snapshot {
  const builder = createSnapshotBuilder();
  for (const part of parts) {
    for (let i = 0; i < part.customerIds.length; i++) {
      builder.add(part.customerIds[i], rowAt(part, i), factsAt(part, i));
    }
  }
  return builder.finish(meta);
}

/** The snapshot without some customers. */
export function withoutCustomers(snapshot: Snapshot, leftOut: (customerId: string) => boolean): Snapshot {
  const builder = createSnapshotBuilder();
  snapshot.customerIds.forEach((id, i) => {
    if (!leftOut(id)) builder.add(id, rowAt(snapshot, i), factsAt(snapshot, i));
  });
  return builder.finish(snapshot);
}

function factsAt({ facts }: Snapshot, i: number): RuleFacts {
  return Object.fromEntries(ruleFields.map((field) => [field, facts[field][i]])) as RuleFacts;
}

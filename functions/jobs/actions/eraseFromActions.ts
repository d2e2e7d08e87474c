import type { DayActions, ShardActions } from "../../contract/actions.ts";
import { actionsPrefix, packed, unpacked } from "../../scoring/actions/actionsFile.ts";
import type { JobDeps } from "../deps.ts";
import { nightPrefix } from "../night/nightFiles.ts";
import { publishActions } from "./publishActions.ts";

/** Takes one customer, whose tombstone stands, out of the lists of what to do and of what a night left of its own. */
export async function eraseFromActions(deps: JobDeps, customerId: string): Promise<void> {
  const { blobs } = deps.store;
  const names = ({ actions }: ShardActions) => actions.some((action) => action.customerId === customerId);
  for (const key of await blobs.list(actionsPrefix)) {
    const list = unpacked<DayActions>(await blobs.get(key));
    if (list !== null && names(list)) await publishActions(deps, list, deps.now());
  }
  for (const key of await blobs.list(nightPrefix)) {
    if (!/\/actions\/\d+$/.test(key)) continue;
    const part = unpacked<ShardActions>(await blobs.get(key));
    if (part === null || !names(part)) continue;
    const actions = part.actions.filter((action) => action.customerId !== customerId);
    await blobs.put(key, packed({ ...part, actions }));
  }
}

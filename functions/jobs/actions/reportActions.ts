import { actionOrder } from "../../../model/actions/actionOrder.ts";
import type { ActionCounts, DayActions, ShardActions } from "../../contract/actions.ts";
import { actionsKey, actionsPrefix } from "../../scoring/actions/actionsFile.ts";
import type { JobDeps } from "../deps.ts";
import { publishActions } from "./publishActions.ts";

/** Lists of so many days are kept. */
const daysKept = 14;

/** Keeps the list of the day from what the shards found, and lets the oldest lists go. */
export async function reportActions(
  deps: JobDeps,
  day: number,
  shards: readonly ShardActions[],
  startedAt: number,
): Promise<ActionCounts> {
  const { blobs } = deps.store;
  const counts: ActionCounts = { invite: 0, remind: 0, win_back: 0 };
  for (const shard of shards)
    for (const kind of Object.keys(counts) as (keyof ActionCounts)[]) counts[kind] += shard.counts[kind];
  const actions = shards
    .flatMap((shard) => shard.actions)
    .sort(actionOrder)
    .slice(0, deps.settings.actions.mostPerDay)
    .map((action, place): DayActions["actions"][number] => ({ ...action, place }));
  await publishActions(deps, { day, madeAt: deps.now(), counts, actions }, startedAt);
  const oldest = actionsKey(day - daysKept + 1);
  for (const key of await blobs.list(actionsPrefix)) if (key < oldest) await blobs.remove(key);
  return counts;
}

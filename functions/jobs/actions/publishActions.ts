import type { DayActions } from "../../contract/actions.ts";
import { writeActions } from "../../scoring/actions/actionsFile.ts";
import type { JobDeps } from "../deps.ts";
import { erasedLately } from "../publishWithoutErased.ts";

/**
 * Keeps a day's list without whoever is being erased. Tombstones are read again once it is there: an erasure that puts
 * its own later finds the list, one that put it earlier is found here.
 *
 * @param since milliseconds; when what the list was made from began to be read
 */
export async function publishActions(deps: JobDeps, list: DayActions, since: number): Promise<void> {
  let actions = await withoutErased(deps, list.actions, since);
  for (;;) {
    await writeActions(deps.store.blobs, { ...list, actions });
    const again = await withoutErased(deps, actions, since);
    if (again.length === actions.length) return;
    actions = again;
  }
}

async function withoutErased<T extends { customerId: string }>(
  deps: JobDeps,
  actions: readonly T[],
  since: number,
): Promise<T[]> {
  const isErased = await erasedLately(deps, since);
  return actions.filter(({ customerId }) => !isErased(customerId));
}

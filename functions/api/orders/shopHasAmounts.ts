import type { Store } from "../../store/types.ts";

/** What a model says never changes under its id: of each store, the model asked about last. */
const known = new WeakMap<Store, { modelId: string; hasAmounts: boolean }>();

/**
 * Whether the shop's log has amounts, as the model that serves was fitted on; unknown, and so false, before a night
 * has fitted one. One order without an amount would take away its customer's money.
 */
export async function shopHasAmounts(store: Store): Promise<boolean> {
  const champion = await store.catalog.champion();
  if (champion === null) return false;
  const { modelId } = champion;
  const last = known.get(store);
  if (last?.modelId === modelId) return last.hasAmounts;
  const model = await store.catalog.model(modelId);
  const hasAmounts = model !== null && model.basis !== "prior" && model.spend !== null;
  known.set(store, { modelId, hasAmounts });
  return hasAmounts;
}

import type { StoredSignal } from "../contract/signal.ts";
import type { StoreContext } from "./context.ts";
import { ownItemStore } from "./ownItems.ts";
import type { OwnItemStore } from "./types.ts";

/** Signals, by customer and signalId. */
export function signalStore(context: StoreContext): OwnItemStore<StoredSignal> {
  return ownItemStore<StoredSignal, "signalId">(context, context.tableNames.signals, "signalId", [
    "happenedAt",
    "kind",
  ]);
}

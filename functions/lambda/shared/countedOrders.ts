import type { Store } from "../../store/types.ts";
import { count } from "./telemetry.ts";

/** A store that counts the orders it takes. */
export function countedOrders(store: Store): Store {
  const put: Store["orders"]["put"] = async (orders) => {
    const outcomes = await store.orders.put(orders);
    const accepted = outcomes.filter((outcome) => outcome === "accepted").length;
    count("ordersAccepted", accepted);
    count("ordersDuplicate", outcomes.length - accepted);
    return outcomes;
  };
  return { ...store, orders: { ...store.orders, put } };
}

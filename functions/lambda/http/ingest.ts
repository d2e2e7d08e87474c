import { answers } from "../../api/answers.ts";
import { count } from "../shared/telemetry.ts";
import { httpHandler } from "../shared/httpHandler.ts";
import { wiredWithoutFiles } from "../shared/wiredWithoutFiles.ts";

/** Takes orders, and counts them. */
export const handler = httpHandler(wiredWithoutFiles, answers, ({ store }) => {
  const put: typeof store.orders.put = async (orders) => {
    const outcomes = await store.orders.put(orders);
    const accepted = outcomes.filter((outcome) => outcome === "accepted").length;
    count("ordersAccepted", accepted);
    count("ordersDuplicate", outcomes.length - accepted);
    return outcomes;
  };
  return { store: { ...store, orders: { ...store.orders, put } } };
});

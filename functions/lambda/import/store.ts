import { takeOrders } from "../../api/orders/takeOrders.ts";
import type { ImportInput } from "../../contract/importing.ts";
import { storePartOfFile } from "../../jobs/import/storePartOfFile.ts";
import { stepHandler } from "../shared/stepHandler.ts";
import { count } from "../shared/telemetry.ts";

/** Stores the orders of a part by the way of `POST /v1/orders`, and counts them. */
export const handler = stepHandler(async (deps, input: ImportInput) => {
  const stored = await storePartOfFile({ ...deps, takeOrders: (orders) => takeOrders(orders, deps) }, input);
  count("ordersAccepted", stored.accepted);
  count("ordersDuplicate", stored.duplicates);
  return stored;
});

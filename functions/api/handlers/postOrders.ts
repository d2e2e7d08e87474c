import type { operations } from "../../contract/routes/index.ts";
import { takeOrders } from "../orders/takeOrders.ts";
import type { MakeHandler } from "./handler.ts";

export const postOrders: MakeHandler<typeof operations.postOrders> = (api) => async (c) =>
  c.json(await takeOrders(c.req.valid("json").orders, api), 200);

import { answers } from "../../api/answers.ts";
import { countedOrders } from "../shared/countedOrders.ts";
import { httpHandler } from "../shared/httpHandler.ts";
import { wiredWithoutFiles } from "../shared/wiredWithoutFiles.ts";

/** Takes orders, and counts them. */
export const handler = httpHandler(wiredWithoutFiles, answers, ({ store }) => ({
  store: countedOrders(store),
}));

import { answers } from "../../api/answers.ts";
import type { EraseCustomerEvent } from "../jobs/eraseCustomer.ts";
import { countedOrders } from "../shared/countedOrders.ts";
import { invokeLater } from "../shared/invokeLater.ts";
import { httpHandler } from "../shared/httpHandler.ts";
import { wiredWithoutFiles } from "../shared/wiredWithoutFiles.ts";

const eraseLater = invokeLater<EraseCustomerEvent>("ERASE_CUSTOMER_FUNCTION");

/** Takes the webhooks of shop systems: orders, which it counts, and refunds; who is to be erased, another function erases. */
export const handler = httpHandler(wiredWithoutFiles, answers, ({ store }) => ({
  store: countedOrders(store),
  async eraseCustomer(customerId) {
    await eraseLater({ customerId });
    return { orders: 0, signals: 0, membershipEvents: 0, customer: false };
  },
}));

import type { Language } from "../../../web/src/i18n/language.ts";
import { demoOrders } from "./demoShop.ts";

const headers: Record<Language, string> = {
  en: "order_id,customer_id,date,amount,channel",
  ar: "رقم الطلب,رقم العميل,التاريخ,المبلغ,القناة",
};

/** A shop's file of purchases, headed in its language, and two rows in it that nobody could take. */
export function ordersFile(language: Language, customers: number) {
  const orders = demoOrders(customers).filter(({ type }) => type === "order");
  const rows = orders.map((o) => [o.orderId, o.customerId, o.orderedAt, o.amount, o.channel].join(","));
  rows.splice(5, 0, "bad-1,C10001,2026-13-01,10,web", "bad-2,someone@example.com,2026-01-01,10,web");
  const buffer = Buffer.from(`${headers[language]}\n${rows.join("\n")}\n`);
  return { name: "orders.csv", mimeType: "text/csv", buffer, good: orders.length };
}

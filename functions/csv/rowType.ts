const orders = "order sale purchase invoice sold طلب بيع شراء فاتورة مبيعات".split(" ");
const refunds =
  "refund return returned refunded credit creditnote cancellation مرتجع إرجاع ارجاع استرجاع استرداد مسترد مرتجعات".split(
    " ",
  );

/** What a type column says; null for a word it does not know. */
export function readType(text: string): "order" | "refund" | null {
  const word = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]/g, "");
  if (orders.includes(word)) return "order";
  return refunds.includes(word) ? "refund" : null;
}

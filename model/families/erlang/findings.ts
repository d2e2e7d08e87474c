import type { Finding } from "../family.ts";

/** Customers buy with some regularity: the interval between purchases is Erlang-k. */
export function regularPurchases(k: number): Finding {
  const spread = `${Math.round(100 / Math.sqrt(k))}%`;
  return {
    code: "regular-purchases",
    words: {
      en: `Customers buy with some regularity (k = ${k}): the times between one customer's purchases spread by about ${spread} of their mean, where pure chance would spread them by 100%.`,
      ar: `يشتري العملاء بشيء من الانتظام (k = ${k}): تتفاوت الفترات بين مشتريات العميل الواحد بنحو ${spread} من متوسطها، ولو كانت محض صدفة لتفاوتت بنسبة 100%.`,
    },
  };
}

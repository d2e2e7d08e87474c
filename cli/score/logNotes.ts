import type { Settings } from "../../functions/contract/settings.ts";
import type { CsvOrders } from "../../functions/csv/options.ts";
import type { Finding } from "../../model/families/family.ts";
import { implausibleCustomers } from "../../model/history/implausibleCustomers.ts";
import { historyOf } from "../../model/history/historiesOf.ts";
import { dayToIso } from "../../model/time/dayToIso.ts";
import type { ScoredLog } from "./scoreLog.ts";

/** Implausible ids named at most. */
const mostNamed = 5;

/** What a shop should know of its file and its model, in words; counts of nothing are left out. */
export function logNotes(
  { model, asOf, nothingBought }: ScoredLog,
  orders: CsvOrders,
  settings: Settings,
  { asked }: { asked: boolean },
): Finding[] {
  const { report } = orders;
  const date = dayToIso(asOf);
  const refunds = orders.refund.reduce((sum, refund) => sum + refund, 0);
  const loose = unmatchedRefunds(orders, refunds);
  const left = nothingBought.length;
  const notes: (Finding | false)[] = [
    !asked && {
      code: "as-of-last-day",
      words: {
        en: `Scored for the end of the file's last day, ${date}; --as-of names another.`,
        ar: `حُسبت التوقعات لنهاية آخر يوم في الملف، ${date}؛ ويمكن تحديد يوم آخر بالخيار --as-of.`,
      },
    },
    ...model.findings,
    refunds - loose > 0 && {
      code: "refunds-netted",
      words: {
        en: `Refunds netted: ${refunds - loose}.`,
        ar: `عدد المرتجعات التي خُصمت من طلباتها: ${refunds - loose}.`,
      },
    },
    loose > 0 && {
      code: "refunds-unmatched",
      words: {
        en: `Refunds for which no earlier purchase is in the file, kept but not netted: ${loose}.`,
        ar: `مرتجعات لا يوجد في الملف شراء سابق لها، حُفظت دون خصم: ${loose}.`,
      },
    },
    report.droppedRefunds > 0 && {
      code: "refunds-dropped",
      words: {
        en: `Refund rows left out as asked: ${report.droppedRefunds}.`,
        ar: `صفوف مرتجعات استُبعدت كما طُلب: ${report.droppedRefunds}.`,
      },
    },
    report.droppedFree > 0 && {
      code: "free-dropped",
      words: {
        en: `Free orders left out as asked: ${report.droppedFree}.`,
        ar: `طلبات مجانية استُبعدت كما طُلب: ${report.droppedFree}.`,
      },
    },
    report.repeated > 0 && {
      code: "rows-repeated",
      words: {
        en: `Rows that repeat an order or belong to one: ${report.repeated}.`,
        ar: `صفوف تكرر طلبًا أو تتبع طلبًا واحدًا: ${report.repeated}.`,
      },
    },
    report.moved > 0 && {
      code: "orders-moved",
      words: {
        en: `Orders that appear again under another customer: ${report.moved}; the later row holds.`,
        ar: `طلبات ظهرت مرة أخرى باسم عميل آخر: ${report.moved}؛ ويُعتمد الصف الأخير.`,
      },
    },
    report.rounded > 0 && {
      code: "amounts-rounded",
      words: {
        en: `Amounts with more digits than ${settings.currency} has, rounded: ${report.rounded}.`,
        ar: `مبالغ منازلها العشرية أكثر مما للعملة ${settings.currency}، فقُرّبت: ${report.rounded}.`,
      },
    },
    left > 0 && {
      code: "nothing-bought",
      words: {
        en: `Customers without a score because no purchase of theirs stands on ${date}: ${left}.`,
        ar: `عملاء بلا تقييم لأنه لا شراء قائمًا لهم حتى ${date}: ${left}.`,
      },
    },
    ...implausibleCustomers(orders)
      .filter(({ customerId }) => !settings.excludeCustomers.includes(customerId))
      .slice(0, mostNamed)
      .map(({ words }) => ({ code: "implausible-customer", words })),
  ];
  return notes.filter((note) => note !== false);
}

/** Refunds of which some amount found no purchase to net. */
function unmatchedRefunds(orders: CsvOrders, refunds: number): number {
  if (refunds === 0 || orders.amount === null) return 0;
  const buyers = new Set<number>();
  for (let row = 0; row < orders.rows; row++) if (orders.refund[row] === 1) buyers.add(orders.customer[row]);
  let count = 0;
  for (const buyer of buyers) count += historyOf(orders, buyer).unmatched.length;
  return count;
}

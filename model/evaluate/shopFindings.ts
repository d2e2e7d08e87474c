import type { Finding } from "../families/family.ts";
import type { ShardStatistics } from "./statistics.ts";

/** What the statistics of a shop say about themselves, in words. */
export function shopFindings({ share, customers, spend }: ShardStatistics): Finding[] {
  const findings: Finding[] = [];
  if (share < 1) {
    const parts = Math.round(1 / share);
    findings.push({
      code: "sampled",
      words: {
        en: `The shop has ${customers} customers, too many different histories to fit at once: one in ${parts}, drawn by a hash of the id, was fitted.`,
        ar: `في المتجر ${customers} عميلًا، وسجلاتهم المختلفة أكثر من أن تُحسب دفعة واحدة: حُسب واحد من كل ${parts}، اختير ببصمة المعرّف.`,
      },
    });
  }
  if (spend !== null && !(spend.observed.spend > 0)) {
    findings.push({
      code: "no-money",
      words: {
        en: "No order brought any money: orders are predicted, money is not.",
        ar: "لم يحقق أي طلب إيرادًا: تُتوقَّع الطلبات دون المبالغ.",
      },
    });
  }
  return findings;
}

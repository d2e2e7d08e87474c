import type { Finding } from "../families/family.ts";
import { percent } from "../words/percent.ts";
import type { SpendGroups } from "./statistics.ts";

/** What Gamma-Gamma assumes of the spends, held against them. */
export interface SpendCheck {
  /**
   * Rank correlation of repeat purchases and their mean spend over the repeaters; 0 is assumed. Null where either is
   * the same for all.
   */
  rankCorrelation: number | null;
  /** Share of the repeat spend that fell to the one in a thousand repeaters who spend most (to one at least). */
  topShare: number;
}

/** From here on the independence assumed is doubtful, and a few customers carry the shop's spend. */
const doubtful = { correlation: 0.3, topShare: 0.2 };
/** Fewer repeaters say nothing of either. */
const fewest = 50;

/** Beyond so many rows every second, third ... one is ranked: a rank correlation needs no more. */
const mostRanked = 100_000;

/** @returns null for a log without amounts or with too few repeaters */
export function spendCheck(spend: SpendGroups | null): SpendCheck | null {
  if (spend === null) return null;
  const { frequency, monetaryValue, count } = spend;
  const customers = count.reduce((sum, weight) => sum + weight, 0);
  if (!(customers >= fewest)) return null;
  const step = Math.ceil(count.length / mostRanked);
  const some = (column: Float64Array) => (step === 1 ? column : column.filter((_, i) => i % step === 0));
  const rankCorrelation = rankCorrelationOf(some(frequency), some(monetaryValue), some(count));
  return { rankCorrelation, topShare: topShareOf(spend, Math.max(1, Math.floor(customers / 1000))) };
}

/** What of it a shop should know, in words. */
export function spendFindings(check: SpendCheck | null): Finding[] {
  if (check === null) return [];
  const { rankCorrelation, topShare } = check;
  const findings: Finding[] = [];
  if (rankCorrelation !== null && Math.abs(rankCorrelation) >= doubtful.correlation) {
    const rho = rankCorrelation.toFixed(2);
    const more = rankCorrelation > 0;
    findings.push({
      code: "spend-depends-on-frequency",
      words: {
        en: `Customers who buy more often spend ${more ? "more" : "less"} on each order (rank correlation ${rho}); the spend model supposes no link, so the value of the most frequent is ${more ? "under" : "over"}stated a little.`,
        ar: `من يشترون أكثر ينفقون ${more ? "أكثر" : "أقل"} في كل طلب (ارتباط الرتب ${rho})، ويفترض نموذج الإنفاق ألا صلة بينهما، فتُقدَّر قيمة أكثرهم شراءً ${more ? "بأقل" : "بأكثر"} قليلًا من حقيقتها.`,
      },
    });
  }
  if (topShare >= doubtful.topShare) {
    const share = percent(topShare);
    findings.push({
      code: "few-carry-the-spend",
      words: {
        en: `One in a thousand customers who came back brought ${share.en} of the repeat spend: totals of money rest on very few.`,
        ar: `واحد من كل ألف من العملاء العائدين جلب ${share.ar} من إنفاق المشتريات المتكررة: تقوم مجاميع المبالغ على قلة قليلة.`,
      },
    });
  }
  return findings;
}

function rankCorrelationOf(frequency: Float64Array, spend: Float64Array, count: Float64Array): number | null {
  const x = midRanks(frequency, count);
  const m = midRanks(spend, count);
  const centre = (count.reduce((sum, weight) => sum + weight, 0) + 1) / 2;
  let [xm, xx, mm] = [0, 0, 0];
  count.forEach((weight, i) => {
    xm += weight * (x[i] - centre) * (m[i] - centre);
    xx += weight * (x[i] - centre) ** 2;
    mm += weight * (m[i] - centre) ** 2;
  });
  return xx > 0 && mm > 0 ? xm / Math.sqrt(xx * mm) : null;
}

function topShareOf({ frequency, monetaryValue, count }: SpendGroups, places: number): number {
  const worth = frequency.map((x, i) => x * monetaryValue[i]);
  const order = Uint32Array.from(worth, (_, i) => i).sort((i, j) => worth[j] - worth[i]);
  const total = worth.reduce((sum, value, i) => sum + value * count[i], 0);
  let [left, top] = [places, 0];
  for (const i of order) {
    const taken = Math.min(left, count[i]);
    top += taken * worth[i];
    left -= taken;
    if (left <= 0) break;
  }
  return total > 0 ? top / total : 0;
}

/** Ranks from 1 of rows that stand for several customers each, ties sharing their mean. */
function midRanks(values: Float64Array, count: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, i) => i).sort((i, j) => values[i] - values[j]);
  const ranks = new Float64Array(values.length);
  let before = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    let tied = 0;
    while (to < order.length && values[order[to]] === values[order[from]]) tied += count[order[to++]];
    for (let k = from; k < to; k++) ranks[order[k]] = before + (tied + 1) / 2;
    before += tied;
    from = to;
  }
  return ranks;
}

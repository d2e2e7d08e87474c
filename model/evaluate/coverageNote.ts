import type { Words } from "../families/family.ts";

interface Covered {
  coverage80: number;
  missedBelow: number;
  missedAbove: number;
  biasPct: number | null;
}

/** Why the 80% intervals of a hold-out held too rarely or too often, as far as the hold-out shows; null where they held. */
export function coverageNote({ coverage80, missedBelow, missedAbove, biasPct }: Covered): Words | null {
  if (coverage80 >= 0.76 && coverage80 <= 0.84) return null;
  const share = (100 * coverage80).toFixed(1);
  if (coverage80 > 0.84) {
    return {
      en: `${share}% of the 80% intervals held: customers differed less than the model supposes.`,
      ar: `صدقت ${share}% من فترات 80%: اختلف العملاء أقل مما يفترضه النموذج.`,
    };
  }
  const off = Math.abs(biasPct ?? 0).toFixed(0);
  const high = missedAbove > missedBelow;
  return {
    en: `${share}% of the 80% intervals held: most misses lay ${high ? "above" : "below"} them, as the shop as a whole ${high ? "sold more" : "sold less"} than forecast (the forecast is off by ${off}% of what came), which nothing before the split showed.`,
    ar: `صدقت ${share}% من فترات 80%: وقع معظم ما خرج عنها ${high ? "فوقها" : "تحتها"}، إذ ابتعد مجموع المتجر عن المتوقع بنسبة ${off}% مما حدث، ولم يظهر قبل تاريخ الفصل ما يدل على ذلك.`,
  };
}

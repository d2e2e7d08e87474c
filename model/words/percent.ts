import type { Words } from "../families/family.ts";

/**
 * A probability for a sentence: "31%", "over 99%", "أقل من 1%". Never rounds an unsure thing to 0% or 100%,
 * and takes more decimals where rounding would make it look equal to the line it is compared with.
 *
 * @example percent(0.4996, 0.5).en; // => "49.96%"
 */
export function percent(probability: number, line?: number): Words {
  if (isBeyond(probability) && !(line !== undefined && isBeyond(line) && line > 0 && line < 1)) {
    if (probability === 0 || probability === 1) return same(`${probability * 100}%`);
    if (probability > 0.5) return { en: "over 99%", ar: "أكثر من 99%" };
    return { en: "under 1%", ar: "أقل من 1%" };
  }
  for (let decimals = 0; decimals < 12; decimals++) {
    const text = asPercent(probability, decimals);
    const looksCertain = (text === "0%" && probability > 0) || (text === "100%" && probability < 1);
    const looksEqual =
      line !== undefined &&
      probability !== line &&
      Math.abs(probability - line) > 1e-12 &&
      text === asPercent(line, decimals);
    if (!looksCertain && !looksEqual) return same(text);
  }
  return same(asPercent(probability, 12));
}

/** Too near to certainty for whole per cent. */
function isBeyond(probability: number): boolean {
  return probability > 0.995 || probability < 0.005;
}

const asPercent = (p: number, decimals: number) => `${Number((p * 100).toFixed(decimals))}%`;
const same = (text: string): Words => ({ en: text, ar: text });

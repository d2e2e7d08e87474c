import type { Words } from "../families/family.ts";
import { type FigureKind, figureLabels } from "./figureLabels.ts";
import type { FigureName } from "./figuresOf.ts";
import type { Trend } from "./trend.ts";

/** Says that a figure moved more than it usually does; null where it did not. */
export function trendWords(name: FigureName, month: string, of: Trend): Words | null {
  if (!of.unusual) return null;
  const { label, kind } = figureLabels[name];
  const [value, expected, spread] = [of.latest, of.expected, of.spread].map((one) => written(one, kind));
  const [en, ar] = of.latest > of.expected ? ["above", "أعلى من"] : ["below", "أقل من"];
  return {
    en: `${label.en} in ${month}: ${value}, ${en} the ${expected} that the months before lead to expect; usually it strays by ${spread}.`,
    ar: `${label.ar} في ${month}: ‏${value}، ${ar} ${expected} المتوقعة من الأشهر السابقة؛ والتذبذب المعتاد ${spread}.`,
  };
}

function written(value: number, kind: FigureKind): string {
  if (kind === "share") return `${(100 * value).toFixed(1)}%`;
  return value.toFixed(2);
}

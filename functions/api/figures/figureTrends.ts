import type { z } from "zod";
import type { FigureTrend } from "../../../model/kpis/monthlyTrends.ts";
import { trendWords } from "../../../model/kpis/trendWords.ts";
import type { kpisSchema } from "../../contract/schemas/kpis.ts";
import { rounded } from "../../scoring/rounded.ts";
import { shown } from "./figureRow.ts";

/** Trends as they are shown, each with a note where its latest month is out of line. */
export function figureTrends(
  trends: readonly FigureTrend[],
  digits: number,
): z.infer<typeof kpisSchema>["trends"] {
  return trends.map(({ figure, month, ...found }) => ({
    figure,
    month,
    slope: rounded(found.slope, 6),
    value: shown(figure, found.latest, digits),
    expected: shown(figure, found.expected, digits),
    spread: rounded(found.spread, 6),
    unusual: found.unusual,
    note: trendWords(figure, month, found),
  }));
}

import type { z } from "zod";
import { trend } from "../../../model/kpis/trend.ts";
import { trendWords } from "../../../model/kpis/trendWords.ts";
import type { kpisSchema } from "../../contract/schemas/kpis.ts";
import { rounded } from "../../scoring/rounded.ts";
import { figureNames, type KpiRow, shown } from "./figureRow.ts";

/** Where each figure is heading by the months that are over; those with too few are left out. */
export function figureTrends(rows: readonly KpiRow[], digits: number): z.infer<typeof kpisSchema>["trends"] {
  const months = rows.filter(({ complete }) => complete);
  const month = months.at(-1)?.name ?? "";
  return figureNames.flatMap((figure) => {
    const found = trend(months.map(({ figures }) => figures[figure]));
    if (found === null) return [];
    return [
      {
        figure,
        month,
        slope: rounded(found.slope, 6),
        value: shown(figure, found.latest, digits),
        expected: shown(figure, found.expected, digits),
        spread: rounded(found.spread, 6),
        unusual: found.unusual,
        note: trendWords(figure, month, found),
      },
    ];
  });
}

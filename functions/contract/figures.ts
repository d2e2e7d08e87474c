import type { FigureTrend } from "../../model/kpis/monthlyTrends.ts";
import type { ShopFigures } from "../../model/kpis/shopFigures.ts";
import type { WhatIfGroup } from "../../model/whatif/whatIfGroups.ts";

/** What one shard of a night counted; sums only, nothing of any one customer. */
export interface ShardFigures {
  figures: ShopFigures;
  whatIf: Record<string, WhatIfGroup>;
}

/** A night's figures, and what made them. */
export interface StoredFigures {
  modelId: string;
  figures: ShopFigures;
  trends: FigureTrend[];
  whatIf: WhatIfGroup[];
}

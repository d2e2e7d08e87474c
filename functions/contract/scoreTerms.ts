import * as z from "zod";
import type { ScoreSettings } from "../../model/score/score.ts";

const share = z.number().min(0).max(1);

/** What of the settings may be changed while the service runs: how customers are valued and who counts as leaving. */
export const scoreTerms = {
  horizonDays: z.int().min(1).max(3650),
  /** Yearly. */
  discountRate: z.number().min(0).max(10),
  marginShare: share,
  costPerOrder: z.number().min(0),
  atRiskBelow: share,
  lostBelow: share,
  overdueBelow: share,
} satisfies Record<keyof ScoreSettings, z.ZodNumber>;

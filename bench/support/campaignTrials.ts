import { measures } from "../../model/campaigns/measure.ts";
import { simulateCampaign, type SimulateCampaignOptions } from "../../model/simulate/simulateCampaign.ts";

export interface Trials {
  first: number;
  campaigns: number;
  options: SimulateCampaignOptions;
}

/** How often each measure's intervals held the truth, and what else came of some campaigns; sums. */
export interface TrialSums {
  campaigns: number;
  /** By measure: campaigns with an interval; how many held the truth, plain and corrected; below, above; widths. */
  of: Record<
    string,
    { known: number; plain: number; corrected: number; below: number; above: number; ratio: number }
  >;
  /** Campaigns whose primary measure was found better. */
  found: number;
  /** Planned chance of it. */
  power: number;
}

/** Simulates campaigns of successive seeds. */
export function work({ first, campaigns, options }: Trials): TrialSums {
  const sums: TrialSums = { campaigns, of: {}, found: 0, power: 0 };
  for (const measure of measures)
    sums.of[measure] = { known: 0, plain: 0, corrected: 0, below: 0, above: 0, ratio: 0 };
  for (let seed = first; seed < first + campaigns; seed++) {
    const { effects, truth, plan, best } = simulateCampaign(seed, options);
    for (const { measure, plain, corrected, widthRatio } of effects) {
      if (plain === null || corrected === null) continue;
      const of = sums.of[measure];
      const holds = ({ low, high }: { low: number; high: number }) =>
        low <= truth[measure] && truth[measure] <= high;
      of.known++;
      if (holds(plain)) of.plain++;
      if (holds(corrected)) of.corrected++;
      if (truth[measure] < corrected.low) of.below++;
      if (truth[measure] > corrected.high) of.above++;
      of.ratio += widthRatio!;
    }
    if (best !== null) sums.found++;
    sums.power += plan.power;
  }
  return sums;
}

export function addTrials(parts: readonly TrialSums[]): TrialSums {
  return parts.reduce((one, other) => ({
    campaigns: one.campaigns + other.campaigns,
    found: one.found + other.found,
    power: one.power + other.power,
    of: Object.fromEntries(
      Object.entries(one.of).map(([measure, sums]) => [
        measure,
        Object.fromEntries(
          Object.entries(sums).map(([name, value]) => [
            name,
            value + other.of[measure][name as keyof typeof sums],
          ]),
        ) as typeof sums,
      ]),
    ),
  }));
}

import { mean } from "simple-statistics";
import type { Words } from "../families/family.ts";
import { campaignWords } from "./campaignWords.ts";
import { compareArms, type Difference } from "./compareArms.ts";
import { holm } from "./holm.ts";
import type { Arm, JoinedMembers } from "./joinMembers.ts";
import { betterSign, type Measure, measures } from "./measure.ts";
import { falseAlarm } from "./planCampaign.ts";

/** An arm needs so many members who bought, and so many who did not, before means of it are compared. */
export const leastOfEach = 10;

/** One measure of one variant against control, per member. */
export interface VariantEffect {
  measure: Measure;
  /** Place of the variant among the arms; control is 0. */
  arm: number;
  control: number;
  treated: number;
  plain: Difference | null;
  corrected: Difference | null;
  /** Of the corrected difference, over the variants of one measure. */
  adjustedPValue: number | null;
  /** Corrected width over plain width. */
  widthRatio: number | null;
  /** Why there is no interval. */
  reason: Words | null;
}

export interface CampaignMeasures {
  effects: VariantEffect[];
  /** The variant that did best of those better than control, by the corrected primary measure; null for none. */
  best: number | null;
}

/** Every measure of every variant against the control group. */
export function measureCampaign({ arms }: Pick<JoinedMembers, "arms">, primary: Measure): CampaignMeasures {
  const [control, ...variants] = arms;
  const effects: VariantEffect[] = [];
  for (const measure of measures) {
    if (control.did[measure] === null) continue;
    const ofMeasure = variants.map((variant, i) => effectOf(measure, i + 1, variant, control));
    const known = ofMeasure.filter(({ corrected }) => corrected !== null);
    holm(known.map(({ corrected }) => corrected!.pValue)).forEach((pValue, i) => {
      known[i].adjustedPValue = pValue;
    });
    effects.push(...ofMeasure);
  }
  const gain = ({ corrected }: VariantEffect) => betterSign[primary] * (corrected?.difference ?? 0);
  const better = effects
    .filter(
      (effect) => effect.measure === primary && gain(effect) > 0 && (effect.adjustedPValue ?? 1) < falseAlarm,
    )
    .sort((one, other) => gain(other) - gain(one));
  return { effects, best: better[0]?.arm ?? null };
}

function effectOf(measure: Measure, arm: number, variant: Arm, control: Arm): VariantEffect {
  const values = (of: Arm) => ({ y: of.did[measure]!, x: of.expected[measure]! });
  const average = (of: Arm) => (of.members === 0 ? 0 : mean(of.did[measure] as number[]));
  const effect = {
    measure,
    arm,
    control: average(control),
    treated: average(variant),
    adjustedPValue: null,
    widthRatio: null,
  };
  const few = [control, variant].some((of) => {
    const silent = of.did.churn.reduce((sum, value) => sum + value, 0);
    const bought = of.members - silent;
    return bought < leastOfEach || (measure === "churn" && silent < leastOfEach);
  });
  if (few) return { ...effect, plain: null, corrected: null, reason: campaignWords.tooFew(leastOfEach) };
  const { plain, corrected } = compareArms(
    values(variant),
    values(control),
    measure === "churn" ? "own" : "shared",
  );
  const width = (of: Difference) => of.high - of.low;
  return {
    ...effect,
    plain,
    corrected,
    widthRatio: plain && corrected && width(corrected) / width(plain),
    reason: plain === null || corrected === null ? campaignWords.tooFew(leastOfEach) : null,
  };
}

import { armSizes } from "./armSizes.ts";
import type { ExpectedSpread } from "./expectedSpread.ts";
import { normalFreedom, studentQuantile, studentTails } from "./student.ts";

/** The chance to see the smallest effect of interest where there is one. */
export const plannedPower = 0.8;
/** The chance to see one where there is none, over all variants. */
export const falseAlarm = 0.05;
/** No arm is planned smaller: below, means of skewed spend are not yet normal. */
export const leastMembers = 100;

export interface CampaignAim {
  members: number;
  variants: number;
  /** The smallest effect of interest per member, above 0, in the unit of the measure. */
  effect: number;
  /** Share of the control group, where the shop has chosen it. */
  controlShare?: number;
}

export interface CampaignPlan {
  controlShare: number;
  /** Members of each arm, control first. */
  sizes: number[];
  /** The chance to see the effect of interest. */
  power: number;
  /** The effect that would be seen with the planned power. */
  detectable: number;
  /** Members that the effect of interest asks for, at the best share. */
  membersNeeded: number;
  /** Whether the list is large enough. */
  enough: boolean;
}

/**
 * How large the control group must be. One variant against control is seen with the planned power if
 *
 *   δ ≥ z σ √(1/n_c + 1/n_v),  z = z(1 − α/(2 k)) + z(power)
 *
 * with k variants sharing what the control group leaves; α/k, so that it holds for the strictest step of Holm; σ² what
 * stays after the correction, and what the effect itself adds. The
 * smallest share s with 1/s + k/(1 − s) ≤ R = members δ²/(z² σ²) is taken: fewer customers go without. Where there is
 * none, the best, 1/(1 + √k), and the plan says so.
 *
 * @param spread of the measure
 * @throws {RangeError} unless effect > 0 and there are members and variants
 * @see Cohen (1988), "Statistical Power Analysis", 2.4, for the normal approximation of the power of two means
 */
export function planCampaign(
  spread: Pick<ExpectedSpread, "within" | "perEffect">,
  aim: CampaignAim,
): CampaignPlan {
  const { members, variants, effect } = aim;
  if (!(effect > 0)) throw new RangeError(`planCampaign requires effect > 0: ${effect}`);
  if (!(members >= 1 && variants >= 1))
    throw new RangeError(`planCampaign requires members and variants: ${members}, ${variants}`);
  const certain = studentQuantile(falseAlarm / variants, normalFreedom);
  const z = certain + studentQuantile(2 * (1 - plannedPower), normalFreedom);
  const variance = Math.max(spread.within + effect * spread.perEffect, Number.MIN_VALUE);
  const needed = (1 + Math.sqrt(variants)) ** 2;
  const room = (members * effect ** 2) / (z * z * variance);
  const best = 1 / (1 + Math.sqrt(variants));
  const floor = Math.min(best, leastMembers / members);
  const controlShare = aim.controlShare ?? Math.max(floor, smallestShare(room, variants) ?? best);
  const sizes = armSizes(members, controlShare, variants);
  const part = 1 / sizes[0] + 1 / sizes.at(-1)!;
  const power = upperTail(certain - effect / Math.sqrt(variance * part));
  // δ² = z² (within + δ perEffect) part.
  const half = (z * z * part * spread.perEffect) / 2;
  const detectable = half + Math.sqrt(half * half + z * z * part * spread.within);
  return {
    controlShare,
    sizes,
    power,
    detectable,
    membersNeeded: Math.ceil(Math.max((needed / room) * members, leastMembers * (variants + 1))),
    enough: power >= plannedPower - 0.005 && Math.min(...sizes) >= leastMembers,
  };
}

/** The smallest s in (0, 1) with 1/s + k/(1 − s) <= R; null where there is none. */
function smallestShare(R: number, k: number): number | null {
  const middle = R - k + 1;
  const discriminant = middle * middle - 4 * R;
  if (!(middle > 0 && discriminant >= 0)) return null;
  // (middle − √…)/(2R), without the cancellation of a large R.
  return 2 / (middle + Math.sqrt(discriminant));
}

/** P(Z >= z) of the normal distribution. */
function upperTail(z: number): number {
  const both = studentTails(Math.abs(z), normalFreedom);
  return z >= 0 ? both / 2 : 1 - both / 2;
}

import type { Finding } from "../family.ts";
import { findings as common } from "../shared/findings.ts";
import type { Errors } from "../shared/fitFamily.ts";
import { findings } from "./findings.ts";
import type { ParetoNbdParams } from "./params.ts";

/** Beyond a factor of this the likelihood has nothing left to say about a shape parameter. */
const FAR = 1e4;
/** Log-likelihood two parameters must gain to be worth having (Akaike). */
const WORTH_HAVING = 2;
/** A shape beyond this whose inverse is within two standard errors of zero may as well be infinite. */
const LARGE = 20;

/** Share of new customers who die within one unit of time, which is the mean customer age while searching. */
export function dyingWithinMeanAge({ s, beta }: ParetoNbdParams): number {
  return -Math.expm1(-s * Math.log1p(1 / beta));
}

/** Recognises the ends to which the parameters can run, alone or together. Time is in mean customer ages. */
export function boundariesOf(params: ParetoNbdParams): {
  findings: Finding[];
  names: Set<keyof ParetoNbdParams>;
} {
  const { r, s, beta } = params;
  const found = { findings: [] as Finding[], names: new Set<keyof ParetoNbdParams>() };
  const add = (finding: Finding, ...names: (keyof ParetoNbdParams)[]) => {
    found.findings.push(finding);
    for (const name of names) found.names.add(name);
  };
  const share = dyingWithinMeanAge(params);
  if (share < 1e-5 / FAR) add(findings.noDropOut(), "s", "beta");
  else if (s / beta > FAR && share > 1 - 1 / FAR) add(findings.dropOutAtOnce(), "s", "beta");
  else if (s < 0.1 && beta < 1 / FAR) add(findings.allOrNothing(share), "s", "beta");
  else if (s > FAR) add(findings.sameDropOut(share), "s", "beta");
  if (r > FAR) add(common.sameRate(), "r", "alpha");
  else if (r < 1 / FAR) add(common.hardlyAnyRate(), "r", "alpha");
  return found;
}

/**
 * What the data cannot tell from a boundary, though the best parameters lie a little inside.
 *
 * @param gain log-likelihood gained by drop-out, null where it is plain
 */
export function nearBoundaries(
  params: ParetoNbdParams,
  { standardErrors }: Errors<ParetoNbdParams>,
  gain: number | null,
): Finding[] {
  const { r, s } = params;
  const near: Finding[] = [];
  if (standardErrors.s !== null) {
    const share = dyingWithinMeanAge(params);
    if (gain !== null && gain < WORTH_HAVING) near.push(findings.hardlyAnyDropOut(share));
    if (s > LARGE && standardErrors.s > s / 2) near.push(findings.sameDropOut(share));
  }
  if (standardErrors.r !== null && r > LARGE && standardErrors.r > r / 2) near.push(common.sameRate());
  return near;
}

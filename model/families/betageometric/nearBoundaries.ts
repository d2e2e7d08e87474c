import type { Finding } from "../family.ts";
import { findings as common } from "../shared/findings.ts";
import { findings } from "./findings.ts";
import type { BetaGeometricParams } from "./params.ts";

/** Log-likelihood two parameters must gain to be worth having (Akaike). */
const WORTH_HAVING = 2;
/** A shape beyond this whose inverse is within two standard errors of zero may as well be infinite. */
const LARGE = 20;

/** Standard errors of r and of a + b; null where that one was already reported to be at a boundary. */
export interface ShapeErrors {
  r: number | null;
  sum: number | null;
}

/**
 * What the data cannot tell from a boundary, though the best parameters lie a little inside.
 *
 * @param gain log-likelihood gained by drop-out, null where it is plain
 */
export function nearBoundaries(
  { r, a, b }: BetaGeometricParams,
  errors: ShapeErrors,
  gain: number | null,
): Finding[] {
  const near: Finding[] = [];
  if (errors.sum !== null) {
    if (gain !== null && gain < WORTH_HAVING) near.push(findings.hardlyAnyDropOut(a / (a + b)));
    if (a + b > LARGE && errors.sum > (a + b) / 2) near.push(findings.sameDropOut(a / (a + b)));
  }
  if (errors.r !== null && r > LARGE && errors.r > r / 2) near.push(common.sameRate());
  return near;
}

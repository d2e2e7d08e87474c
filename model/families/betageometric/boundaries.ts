import type { Finding } from "../family.ts";
import { betaBoundary } from "../shared/betaBoundary.ts";
import { findings as common } from "../shared/findings.ts";
import { findings } from "./findings.ts";
import type { BetaGeometricParams } from "./params.ts";

/** Beyond a factor of this the likelihood has nothing left to say about a shape parameter. */
const FAR = 1e4;

export interface Boundaries {
  findings: Finding[];
  /** Parameters that ran to a boundary: they have no standard error. */
  names: Set<keyof BetaGeometricParams>;
}

/** Recognises the ends to which the parameters can run, alone or together. */
export function boundariesOf({ r, a, b }: BetaGeometricParams): Boundaries {
  const found: Boundaries = { findings: [], names: new Set() };
  const add = (finding: Finding, ...names: (keyof BetaGeometricParams)[]) => {
    found.findings.push(finding);
    for (const name of names) found.names.add(name);
  };
  const chance = a / (a + b);
  const dropOut = {
    never: findings.noDropOut(),
    always: findings.dropOutAtOnce(),
    same: findings.sameDropOut(chance),
    allOrNothing: findings.allOrNothing(chance),
  };
  const end = betaBoundary(a, b);
  if (end) add(dropOut[end], "a", "b");
  if (r > FAR) add(common.sameRate(), "r", "alpha");
  else if (r < 1 / FAR) add(common.hardlyAnyRate(), "r", "alpha");
  return found;
}

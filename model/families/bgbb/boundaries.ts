import type { Finding } from "../family.ts";
import { betaBoundary } from "../shared/betaBoundary.ts";
import { findings } from "./findings.ts";
import type { BgbbParams } from "./params.ts";

/** Recognises the ends to which the parameters can run, alone or together. */
export function boundariesOf({ alpha, beta, gamma, delta }: BgbbParams): {
  findings: Finding[];
  names: Set<keyof BgbbParams>;
} {
  const found = { findings: [] as Finding[], names: new Set<keyof BgbbParams>() };
  const leaving = gamma / (gamma + delta);
  const dropOut = {
    never: findings.noDropOut(),
    always: findings.dropOutAtOnce(),
    same: findings.sameDropOut(leaving),
    allOrNothing: findings.allOrNothing(leaving),
  };
  const ofDropOut = betaBoundary(gamma, delta);
  if (ofDropOut) {
    found.findings.push(dropOut[ofDropOut]);
    found.names.add("gamma").add("delta");
  }
  const buying = alpha / (alpha + beta);
  const ofPurchase = betaBoundary(alpha, beta);
  if (ofPurchase) {
    const together = ofPurchase === "allOrNothing";
    found.findings.push(together ? findings.allOrNothingPurchase(buying) : findings.samePurchase(buying));
    found.names.add("alpha").add("beta");
  }
  return found;
}

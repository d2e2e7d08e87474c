import type { AmbassadorExample } from "../ambassadors/ambassadorExample.ts";
import type { AmbassadorEvidence } from "../ambassadors/evidence.ts";
import { type AmbassadorInput, ambassadorInputs, levelOf } from "../ambassadors/inputs.ts";
import { createRandom, type Random } from "./random.ts";

export interface SimulatedReferrers {
  examples: AmbassadorExample[];
  /** The chance each of them truly had. */
  chances: number[];
  /** What makes ambassadors in this shop. */
  weights: Record<AmbassadorInput, number>;
}

/**
 * A shop whose referral process is known: every input's weight is drawn anew (exponential, mean 2.5), and each customer
 * refers with the chance that the weights give. Signals are missing for most, and known of them by what is told: a
 * customer has an opinion whether the shop asks or not.
 *
 * @param options share: of average customers who refer; weights: instead of drawn ones
 */
export function simulateReferrers(
  seed: number,
  customers: number,
  { share = 0.03, weights: given }: { share?: number; weights?: SimulatedReferrers["weights"] } = {},
): SimulatedReferrers {
  const random = createRandom(seed);
  const drawn = Object.fromEntries(ambassadorInputs.map((input) => [input, 2.5 * random.exponential()]));
  const weights = given ?? (drawn as SimulatedReferrers["weights"]);
  const whole = Array.from({ length: customers }, () => drawCustomer(random));
  const centre = Object.fromEntries(
    ambassadorInputs.map((input) => [
      input,
      whole.reduce((sum, one) => sum + levelOf(input, one)!, 0) / customers,
    ]),
  );
  const intercept = Math.log(share / (1 - share));
  const chances = whole.map((one) => {
    const pull = ambassadorInputs.reduce(
      (sum, input) => sum + weights[input] * (levelOf(input, one)! - centre[input]),
      intercept,
    );
    return 1 / (1 + Math.exp(-pull));
  });
  const examples = whole.map((one, i) => ({
    hash: random.below(2 ** 32),
    evidence: asTold(random, one),
    referred: random.uniform() < chances[i],
    weight: 1,
  }));
  return { examples, chances, weights };
}

function drawCustomer(random: Random): AmbassadorEvidence {
  const opinion = random.beta(5, 2);
  const around = () => Math.min(1, Math.max(0, opinion + 0.15 * random.normal()));
  const rating = 1 + 4 * around();
  return {
    probabilityAlive: random.beta(2, 1),
    frequency: Math.floor(random.gamma(0.8) * 5),
    tenureDays: Math.floor(1500 * random.uniform()),
    nps: Math.round(10 * around()),
    rating,
    latestRating: rating,
    engagement: 12 * random.gamma(0.5),
    openComplaints: 0,
  };
}

/** A third answer the NPS question, half rate something, two thirds can be seen to open and click. */
function asTold(random: Random, whole: AmbassadorEvidence): AmbassadorEvidence {
  const rates = random.uniform() < 1 / 2;
  return {
    ...whole,
    nps: random.uniform() < 1 / 3 ? whole.nps : null,
    rating: rates ? whole.rating : null,
    latestRating: rates ? whole.latestRating : null,
    engagement: random.uniform() < 2 / 3 ? whole.engagement : null,
  };
}

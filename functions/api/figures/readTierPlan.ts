import type { z } from "zod";
import type { TierPlan } from "../../../model/kpis/loyaltyTiers.ts";
import type { tiersQuery } from "../../contract/schemas/value.ts";
import { InvalidRequest } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";

/** @throws {InvalidRequest} unless top rises within (0, 100) and there is a reward of at most 100 for each tier */
export function readTierPlan({ top, reward }: z.infer<typeof tiersQuery>): TierPlan {
  const shares = (text: string) => text.split(",").map((percent) => Number(percent) / 100);
  const tops = shares(top);
  const rewards = reward === undefined ? null : shares(reward);
  const found = [
    ...(tops.every((share, i) => share > (tops[i - 1] ?? 0) && share < 1)
      ? []
      : [problem("top", top, "does not rise from above 0 to below 100")]),
    ...(rewards === null || rewards.length === tops.length + 1
      ? []
      : [
          problem(
            "reward",
            reward,
            `has ${rewards.length} and not ${tops.length + 1} entries: one a tier, the last for everybody else`,
          ),
        ]),
    ...(rewards?.some((share) => share > 1)
      ? [problem("reward", reward, "gives back more than all that is spent")]
      : []),
  ];
  if (found.length > 0) throw new InvalidRequest(found);
  return { tops, rewards };
}

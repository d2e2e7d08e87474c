import * as z from "zod";
import { incentiveKinds } from "../../model/incentives/incentive.ts";

const share = z.number().min(0).max(1);

/** What a shop has decided about incentives; money in major units. */
export const incentivesSchema = z
  .object({
    responseRate: share.default(0.1),
    maxShare: share.default(0.5),
    tiers: z
      .array(z.object({ fromReferrals: z.int().min(0), share }).strict())
      .min(1)
      .max(20)
      .refine(
        (tiers) =>
          tiers.every(
            (tier, i) =>
              i === 0 ||
              (tier.fromReferrals > tiers[i - 1].fromReferrals && tier.share >= tiers[i - 1].share),
          ),
        { error: "must ask for more and give no less from tier to tier" },
      )
      .default([
        { fromReferrals: 0, share: 0.5 },
        { fromReferrals: 3, share: 0.75 },
        { fromReferrals: 10, share: 1 },
      ]),
    least: z.number().min(0).default(1),
    noMoneyFromAlive: share.default(0.9),
    cashFromReferrals: z.int().min(0).default(5),
    pointsUpToShareOfOrder: share.default(0.05),
    kinds: z.array(z.enum(incentiveKinds)).default([...incentiveKinds]),
  })
  .strict();

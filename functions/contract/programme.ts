import * as z from "zod";
import { minorDigits } from "../../model/money/minorDigits.ts";
import { roundHalfAway } from "../../model/money/toMinor.ts";
import type { Programme } from "../../model/referrals/programme.ts";

const money = z.number().min(0).max(1e9);
const days = z.int().min(0).max(3650);

/** The terms of the referral programme as a shop sets them; money in major units. Without them there is none. */
export const programmeSchema = z
  .object({
    /** The link of a code, with "{code}" where it stands. */
    link: z
      .url({ protocol: /^https?$/ })
      .refine((link) => link.includes("{code}"), { error: "needs {code} where the code is to stand" })
      .optional(),
    advocateReward: money,
    friendReward: money.default(0),
    minimumPurchase: money.default(0),
    firstOrderOnly: z.boolean().default(true),
    convertWithinDays: days.default(30),
    waitingDays: days.default(14),
    rewardExpiresDays: days.min(1).optional(),
    capPerMonth: z.int().min(1).max(100_000).default(20),
    capPerAdvocate: z.int().min(1).max(100_000).default(500),
    friendsPerDay: z.int().min(1).max(100_000).default(5),
  })
  .strict();

/** The terms in minor units. */
export function programmeOf(terms: z.infer<typeof programmeSchema>, currency: string): Programme {
  const minor = (major: number) => roundHalfAway(major * 10 ** minorDigits(currency));
  const { link: _, rewardExpiresDays, advocateReward, friendReward, minimumPurchase, ...rest } = terms;
  return {
    ...rest,
    rewardExpiresDays: rewardExpiresDays ?? null,
    advocateReward: minor(advocateReward),
    friendReward: minor(friendReward),
    minimumPurchase: minor(minimumPurchase),
  };
}

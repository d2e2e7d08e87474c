import type { programmeSchema } from "../../contract/programme.ts";
import type { z } from "zod";
import type { AppDeps } from "../deps.ts";
import { NotOffered } from "../problems/errors.ts";

/** The terms in force. @throws {NotOffered} where the shop has set none */
export function programmeFor({ settings }: AppDeps): z.infer<typeof programmeSchema> {
  if (settings.referrals) return settings.referrals;
  throw new NotOffered(
    "This deployment has no referral programme; set its terms as `referrals` in the settings.",
  );
}

/** The link of a code; null where the programme has none. */
export function linkOf({ settings }: AppDeps, code: string): string | null {
  return settings.referrals?.link?.replaceAll("{code}", encodeURIComponent(code)) ?? null;
}

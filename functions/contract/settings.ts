import * as z from "zod";
import { actionTermsSchema } from "./actions.ts";
import { calendarSchema } from "./calendar.ts";
import { incentivesSchema } from "./incentives.ts";
import { programmeSchema } from "./programme.ts";
import { scoreTerms } from "./scoreTerms.ts";

const ianaZone = z.string().refine(
  (zone) => {
    try {
      new Intl.DateTimeFormat("en", { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  },
  { error: (issue) => `${String(issue.input)} is not an IANA time zone such as Asia/Riyadh` },
);

const currency = z.string().refine((code) => Intl.supportedValuesOf("currency").includes(code), {
  error: (issue) => `${String(issue.input)} is not an ISO 4217 currency such as SAR`,
});

const share = z.number().min(0).max(1);

/** One shop, one currency, one time zone a deployment. Validated when a process starts. */
export const settingsSchema = z
  .object({
    currency: currency.default("USD"),
    timeZone: ianaZone.default("UTC"),
    horizonDays: scoreTerms.horizonDays.default(365),
    /** Yearly. */
    discountRate: scoreTerms.discountRate.default(0.1),
    marginShare: scoreTerms.marginShare.default(1),
    costPerOrder: scoreTerms.costPerOrder.default(0),
    atRiskBelow: scoreTerms.atRiskBelow.default(0.5),
    lostBelow: scoreTerms.lostBelow.default(0.05),
    overdueBelow: scoreTerms.overdueBelow.default(0.1),
    /** A customer counts as active for so many days after an order, in retention and churn. */
    activeDays: z.int().min(1).max(3650).default(365),
    /** The local date the log really begins, for a shop older than its log. */
    historyStartsAt: z.iso.date().optional(),
    /** Customers first seen within so many days of the start of the log are old customers that look new. */
    warmUpDays: z.int().min(0).default(0),
    /** Feasts and campaigns by date. */
    calendar: calendarSchema.optional(),
    /** When to invite, to remind, to win back. */
    actions: actionTermsSchema.prefault({}),
    /** What may be paid to whom. */
    incentives: incentivesSchema.prefault({}),
    /** The terms of the referral programme; without them there is none. */
    referrals: programmeSchema.optional(),
    /** Till and guest ids. */
    excludeCustomers: z.array(z.string()).default([]),
    /** A stored row is rewritten when CLV moves by more than this share and this many units of currency. */
    clvTolerance: z.object({ share: share.default(0.05), units: z.number().min(0).default(1) }).prefault({}),
    /** ... or P(alive) by this much. */
    aliveTolerance: share.default(0.05),
  })
  .strict();

export type Settings = z.infer<typeof settingsSchema>;

import * as z from "zod";
import { type markKinds, referralReasons, referralStates } from "../../../model/referrals/referral.ts";
import { customerIdSchema, dateSchema, idSchema, idShape, wordsSchema } from "./common.ts";
import { fieldProblemSchema } from "./problem.ts";
import { moneyIn, timestampIn } from "./signals.ts";

export const maxReferralEventsPerRequest = 500;

export const codeIn = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{3,23}$/, "is no code: give 4 to 24 of A-Z, 0-9, - and _")
  .meta({ description: "Case does not matter", example: "SARA-7Q2K" });

const text = (description: string) => z.string().min(3).max(300).optional().meta({ description });
/** Never kept: only keyed hashes of it are, to tell one person under two ids. */
export const contactIn = z
  .strictObject({
    email: z.email({ error: "is no e-mail address" }).max(300).optional(),
    phone: z
      .string()
      .regex(/^[+()\d\s.\-\u0660-\u0669]{6,30}$/, "is no phone number")
      .optional(),
    device: text("What tells a device apart, as the shop knows it"),
    address: text("A postal address in one line"),
  })
  .meta({
    id: "ReferralContact",
    description:
      "Hashed with the deployment's secret as it arrives, compared with what others gave, and never stored or logged itself",
  });
export type ContactIn = Partial<Record<(typeof markKinds)[number], string>>;

export const referralCodeRequestSchema = z
  .strictObject({
    customerId: customerIdSchema,
    code: codeIn.optional().meta({ description: "A code of the shop's own; made where absent" }),
    contact: contactIn.optional(),
  })
  .meta({ id: "ReferralCodeRequest" });

const codeShape = {
  code: z.string().meta({ example: "7Q2KX9MD" }),
  link: z.string().nullable().meta({
    description: "The programme's link with the code in it",
    example: "https://shop.example/?ref=7Q2KX9MD",
  }),
};
export const referralCodeSchema = z
  .object({ customerId: z.string(), ...codeShape })
  .meta({ id: "ReferralCode" });

const base = { eventId: idSchema.meta({ ...idShape, example: "signup-118" }), code: codeIn, at: timestampIn };
const friend = {
  customerId: customerIdSchema.meta({ description: "The friend" }),
  contact: contactIn.optional(),
};
export const referralEventSchemas = {
  click: z
    .strictObject({ ...base, type: z.literal("click") })
    .meta({ id: "ReferralClick", description: "The link was followed" }),
  signup: z
    .strictObject({ ...base, type: z.literal("signup"), ...friend })
    .meta({ id: "ReferralSignUp", description: "A friend signed up by the code" }),
  purchase: z.strictObject({ ...base, type: z.literal("purchase"), ...friend, orderId: idSchema }).meta({
    id: "ReferralPurchase",
    description: "A friend bought by the code; the order itself comes by POST /v1/orders",
  }),
};
export const referralEventSchema = z
  .discriminatedUnion("type", [
    referralEventSchemas.click,
    referralEventSchemas.signup,
    referralEventSchemas.purchase,
  ])
  .meta({ id: "ReferralEvent" });

/** Items stay unread here: each is judged by itself, so that good ones are taken beside bad ones. */
export const referralEventsRequestSchema = z
  .strictObject({
    events: z
      .array(z.unknown())
      .min(1)
      .max(maxReferralEventsPerRequest)
      .meta({
        type: "array",
        items: { $ref: "#/components/schemas/ReferralEvent" },
        minItems: 1,
        maxItems: maxReferralEventsPerRequest,
      }),
  })
  .meta({ id: "ReferralEventsRequest" });

export const referralEventsResponseSchema = z
  .object({
    accepted: z.int().meta({ example: 2 }),
    duplicates: z.int().meta({ example: 0 }),
    rejected: z.array(
      z.object({ index: z.int(), eventId: z.string().nullable(), problems: z.array(fieldProblemSchema) }),
    ),
  })
  .meta({ id: "ReferralEventsResponse", description: "accepted + duplicates + rejected = events sent" });

const payoutSchema = z.object({
  amount: z.number().meta({ example: 50 }),
  outcome: z
    .enum(["paid", "capped"])
    .nullable()
    .meta({ description: "Capped: the advocate had reached a cap" }),
});
export const referralSchema = z
  .object({
    referralId: z.string().meta({ description: "A random key" }),
    state: z.enum(referralStates),
    reasons: z.array(z.object({ code: z.enum(referralReasons), ...wordsSchema.shape })),
    advocate: z.string().nullable().meta({ description: "The advocate's customerId; null once erased" }),
    friend: z.string().nullable().meta({ description: "The friend's customerId; null once erased" }),
    attributedOn: dateSchema,
    purchaseOn: dateSchema.nullable(),
    approvalDueOn: dateSchema.nullable(),
    approvedOn: dateSchema.nullable(),
    rewards: z.object({ advocate: payoutSchema, friend: payoutSchema }).nullable(),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: "Referral" });

export const referralsQuery = z.object({
  state: z.enum(referralStates).meta({ description: "Which referrals; `held` wait for a person" }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .meta({ type: "integer", minimum: 1, maximum: 200 }),
  cursor: z.string().max(500).optional(),
});
export const referralsSchema = z
  .object({ referrals: z.array(referralSchema), nextCursor: z.string().nullable() })
  .meta({ id: "Referrals" });

export const decisionSchema = z
  .strictObject({ decision: z.enum(["approve", "refuse"]) })
  .meta({ id: "ReferralDecision" });
export const decidedSchema = z
  .object({ referralId: z.string(), decision: z.enum(["approve", "refuse"]) })
  .meta({ id: "ReferralDecided" });

export const customerReferralsSchema = z
  .object({
    customerId: z.string(),
    codes: z.array(z.object({ ...codeShape, clicks: z.int() })),
    sent: z.array(referralSchema).meta({ description: "Friends this customer brought, earliest first" }),
    received: referralSchema.nullable().meta({ description: "The referral by which this customer came" }),
  })
  .meta({ id: "CustomerReferrals" });

export const storedReferralEventSchema = z
  .object({
    eventId: z.string(),
    type: z.enum(["signup", "purchase", "code", "decision"]),
    at: z.string(),
    date: dateSchema,
    code: z.string().nullable().meta({ description: "The code that the customer was given" }),
    orderId: z.string().nullable(),
    decision: z.enum(["approve", "refuse"]).nullable(),
    contactHashes: z.array(z.string()).meta({ description: "Keyed hashes; what was hashed is not kept" }),
  })
  .meta({ id: "StoredReferralEvent" });

const entrySchema = z
  .object({
    entryId: z.string(),
    kind: z.enum(["earn", "redeem", "expire", "reverse"]),
    amount: z.number().meta({ description: "Above 0 earned, else taken off" }),
    date: dateSchema,
    expiresOn: dateSchema.nullable().meta({ description: "The last day on which it can be spent" }),
    of: z.string().nullable().meta({ description: "The entry that expires or is taken back" }),
    shortfall: z.number().meta({ description: "What could not be taken back because it was spent" }),
    referralId: z.string().nullable(),
    role: z.enum(["advocate", "friend"]).nullable(),
  })
  .meta({ id: "RewardEntry" });
export const rewardsSchema = z
  .object({
    customerId: z.string(),
    currency: z.string(),
    balance: z.number().meta({ description: "The sum of all entries; never below zero" }),
    available: z.number().meta({ description: "What can be spent today" }),
    nextExpiry: z.object({ date: dateSchema, amount: z.number() }).nullable(),
    entries: z.array(entrySchema),
  })
  .meta({ id: "Rewards" });

export const redeemSchema = z
  .strictObject({
    redemptionId: idSchema.meta({
      ...idShape,
      description: "Sent again, it is booked once",
      example: "cart-5518",
    }),
    amount: moneyIn.meta({
      type: ["number", "string"],
      description: "Major units, more than 0",
      example: 25,
    }),
  })
  .meta({ id: "RedeemRequest" });
export const redeemedSchema = z
  .object({
    redemptionId: z.string(),
    amount: z.number(),
    booked: z.boolean().meta({ description: "False where it had been booked before" }),
    available: z.number(),
  })
  .meta({ id: "Redeemed" });

/** What can be sent of one customer's doings and sayings besides orders. Days are local, whole, since 1970-01-01. */
export type Signal = { signalId: string; day: number; at: number } & SignalContent;

/** By kind; money in integer minor units. */
export type SignalContent =
  | { kind: "rating"; value: number; productId?: string }
  | { kind: "nps"; value: number }
  | { kind: "csat"; value: number }
  | { kind: "engagement"; action: EngagementAction; count: number; weight: number }
  | { kind: "complaint"; category?: string; resolvedDay?: number }
  | { kind: "consent"; channel: ConsentChannel; state: "granted" | "withdrawn"; source?: string }
  | { kind: "acquisition"; channel: string; cost?: number }
  | { kind: "cost"; amount: number; reason?: string }
  | { kind: "delivery"; orderId?: string }
  | { kind: "outreach"; purpose: OutreachPurpose; channel?: ConsentChannel };

export const signalKinds = [
  "rating",
  "nps",
  "csat",
  "engagement",
  "complaint",
  "consent",
  "acquisition",
  "cost",
  "delivery",
  "outreach",
] as const satisfies readonly SignalContent["kind"][];
export type SignalKind = (typeof signalKinds)[number];

export const engagementActions = ["open", "click", "visit", "review", "share"] as const;
export type EngagementAction = (typeof engagementActions)[number];

/** What one act weighs where the shop does not say: the more effort and the more public, the more. */
export const engagementWeights: Record<EngagementAction, number> = {
  open: 1,
  visit: 1,
  click: 2,
  review: 4,
  share: 5,
};

/** The ways a shop may write to a customer; `ads` is matching for audiences of advertisers. */
export const consentChannels = ["email", "sms", "whatsapp", "push", "phone", "post", "ads"] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/** What the shop wrote to a customer for: to recommend it, to remind of that, to stay. */
export const outreachPurposes = ["invite", "remind", "win_back"] as const;
export type OutreachPurpose = (typeof outreachPurposes)[number];

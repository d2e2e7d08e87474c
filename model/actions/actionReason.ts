import type { Objection } from "../ambassadors/objections.ts";

/** Why an action is due; with what its words quote. */
export type ActionReason =
  | { code: "delivered" | "delivered_by_now" | "invited"; day: number }
  | { code: "good_rating" | "good_nps"; value: number; day: number }
  | { code: "actual_ambassador" | "potential_ambassador" }
  | { code: "act_by"; day: number }
  | { code: "value_at_risk"; value: number }
  | { code: "no_consent_to_write" | "open_complaint_first" };

/** Why nothing is due. */
export type InactionReason =
  | { code: "no_occasion" | "no_consent" | "leaving" | "lost" }
  | { code: "written_lately"; day: number }
  | { code: Objection };

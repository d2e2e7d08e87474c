import type { ContractRoute } from "./routes/index.ts";

/**
 * Who answers a route in the cloud: one function a duty, each with the permissions that its routes need.
 *
 * - ingest takes orders, signals and membership events; it reads no scores
 * - referrals gives codes, takes what happened with them and books what is spent of rewards; it reads no scores
 * - read answers; it writes nothing
 * - exports starts exports and tells their state
 * - admin changes rules, starts nights, joins and erases customers
 */
export const duties = ["ingest", "referrals", "read", "exports", "admin"] as const;
export type Duty = (typeof duties)[number];

/** Follows from what the contract says of a route anyway: the scope a key needs, and what it is about. */
export function dutyOf({ scope, tag }: Pick<ContractRoute, "scope" | "tag">): Duty {
  if (scope === "admin") return "admin";
  if (scope === "orders:write" || scope === "signals:write") return "ingest";
  if (scope === "referrals:write") return "referrals";
  return tag === "exports" ? "exports" : "read";
}

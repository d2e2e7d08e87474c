import type { ContractRoute } from "./routes/routesOf.ts";

/**
 * Who answers a route in the cloud: one function a duty, with the permissions that its routes need and a bundle of
 * these routes and their handlers alone.
 *
 * - ingest takes orders, signals and membership events; it reads no scores
 * - referrals gives codes, takes what happened with them and books what is spent of rewards; it reads no scores
 * - read answers; it writes nothing
 * - exports starts exports and tells their state
 * - campaigns plans campaigns, has their lists frozen and answers what they did
 * - steer changes rules, settings and saved filters, and starts nights; it touches no customer
 * - admin joins and erases customers and decides referrals
 * - webhooks registers endpoints and connects shop systems, lists deliveries and replays them; it touches no customer
 * - inbound takes the webhooks of shop systems: orders and refunds; it reads no scores
 * - service describes the service; it touches no data at all
 *
 * A route added to the contract goes to the duty that `dutyOf` says, with nothing more to do than granting that duty
 * what the handler uses (`dutyProps` in infra/cloud/functions/serviceFunctions.ts; a test runs every route's bundle
 * under its grants). What needs grants that no duty should have besides gets a duty of its own: a name here, a line in
 * `dutyOf`, its grants there, and functions/lambda/http/<duty>.ts with what it may do besides the store.
 */
export const duties = [
  "ingest",
  "referrals",
  "read",
  "exports",
  "campaigns",
  "steer",
  "admin",
  "webhooks",
  "inbound",
  "service",
] as const;
export type Duty = (typeof duties)[number];

/** What admins do without touching a customer. */
const steering: readonly string[] = ["rules", "runs", "settings"];

/** Follows from what the contract says of a route anyway: the scope a key needs, and what it is about. */
export function dutyOf({ scope, tag }: Pick<ContractRoute, "scope" | "tag">): Duty {
  if (tag === "campaigns") return tag;
  if (tag === "service" || tag === "webhooks" || tag === "inbound") return tag;
  if (tag === "filters") return scope === "segments:read" ? "read" : "steer";
  if (scope === "admin") return steering.includes(tag) ? "steer" : "admin";
  if (scope === "orders:write" || scope === "signals:write") return "ingest";
  if (scope === "referrals:write") return "referrals";
  return tag === "exports" ? "exports" : "read";
}

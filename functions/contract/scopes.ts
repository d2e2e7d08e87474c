/** What a key may be allowed to do; `admin` may do everything. */
export const scopes = [
  "orders:write",
  "signals:write",
  "referrals:write",
  "campaigns:write",
  "scores:read",
  "segments:read",
  "admin",
] as const;
export type Scope = (typeof scopes)[number];

/** Whether a key of these scopes may use a route that needs one. */
export function allows(granted: readonly Scope[], needed: Scope): boolean {
  return granted.includes(needed) || granted.includes("admin");
}

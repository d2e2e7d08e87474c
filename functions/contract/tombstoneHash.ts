import { createHmac } from "node:crypto";

/**
 * What remains of an erased customer: a keyed hash of the id, so that later orders can be refused
 * without keeping the id itself.
 *
 * @param secret the deployment's secret; without it the hash cannot be tried against guessed ids
 * @returns 64 hex digits
 */
export function tombstoneHash(secret: string, customerId: string): string {
  return createHmac("sha256", secret).update("tombstone\n").update(customerId).digest("hex");
}

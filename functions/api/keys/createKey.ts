import { randomBytes } from "node:crypto";
import type { Scope } from "../../contract/scopes.ts";
import type { StoredKey } from "../../store/types.ts";
import { hashOfSecret } from "./hashOfSecret.ts";

/**
 * Makes a key. The key itself is shown once; only a hash of its secret is stored.
 *
 * @param now milliseconds since 1970
 * @returns the key `saf_<id>_<secret>` to hand out, and what to store
 */
export function createKey(
  label: string,
  scopes: readonly Scope[],
  now: number,
): { key: string; stored: StoredKey } {
  if (!(scopes.length > 0)) throw new RangeError(`createKey requires at least one scope: ${scopes}`);
  const keyId = randomBytes(6).toString("hex");
  const secret = randomBytes(24).toString("hex");
  const stored = { keyId, hash: hashOfSecret(secret), scopes: [...scopes], label, createdAt: now };
  return { key: `saf_${keyId}_${secret}`, stored };
}

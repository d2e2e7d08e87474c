import { timingSafeEqual } from "node:crypto";
import type { KeyStore, StoredKey } from "../../store/types.ts";
import { hashOfSecret } from "./hashOfSecret.ts";

/** A key once read is believed for so long; a revoked one stops working after it at the latest. */
const believedForMs = 3000;
const remembered = 1000;

/**
 * Makes the check of bearer keys: the stored key behind a valid one, null for any other.
 * Compares in constant time, with an unknown id against a hash nothing has, so that ids cannot be probed.
 */
export function keyChecker(keys: KeyStore, now: () => number): (key: string) => Promise<StoredKey | null> {
  const cache = new Map<string, { stored: StoredKey | null; until: number }>();

  async function storedKey(keyId: string): Promise<StoredKey | null> {
    const hit = cache.get(keyId);
    if (hit && now() < hit.until) return hit.stored;
    const stored = await keys.get(keyId);
    if (cache.size >= remembered) cache.clear();
    if (stored) cache.set(keyId, { stored, until: now() + believedForMs });
    return stored;
  }

  return async (key) => {
    const parts = /^saf_([0-9a-f]{12})_([0-9a-f]{48})$/.exec(key);
    if (!parts) return null;
    const stored = await storedKey(parts[1]!);
    const expected = Buffer.from(stored?.hash ?? "0".repeat(64), "hex");
    const same = timingSafeEqual(expected, Buffer.from(hashOfSecret(parts[2]!), "hex"));
    return same && stored && stored.revokedAt === undefined ? stored : null;
  };
}

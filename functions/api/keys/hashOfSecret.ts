import { createHash } from "node:crypto";

/** SHA-256 of a key's secret, hex. The secret has 192 random bits, so a slow hash would add nothing. */
export function hashOfSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

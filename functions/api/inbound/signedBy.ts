import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether a signature is the HMAC-SHA256 of some bytes by one of these secrets. Compared in constant time.
 *
 * @param encoding how the signature is written: Shopify and WooCommerce write webhooks' in base64
 */
export function signedBy(
  secrets: readonly string[],
  body: Uint8Array,
  signature: string,
  encoding: "base64" | "hex" = "base64",
): boolean {
  const given = Buffer.from(signature, encoding);
  return secrets
    .map((secret) => createHmac("sha256", secret).update(body).digest())
    .map((expected) => given.length === expected.length && timingSafeEqual(given, expected))
    .includes(true);
}

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const algorithm = "aes-256-gcm";

/**
 * Encrypts a secret of somebody else's for storing, by a key that follows from the deployment's secret: whoever has
 * the tables or their backups alone cannot read it.
 *
 * @param purpose bound to the text: sealed for one thing, it opens for no other
 */
export function seal(secret: string, purpose: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, keyOf(secret), nonce);
  cipher.setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
}

/**
 * What was sealed.
 *
 * @throws {Error} where it was sealed by another deployment or for another purpose, or was altered
 */
export function unseal(secret: string, purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const opening = createDecipheriv(algorithm, keyOf(secret), bytes.subarray(0, 12));
  opening.setAAD(Buffer.from(purpose));
  opening.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]).toString("utf8");
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", "safir seal", 32));
}

import { createHmac, timingSafeEqual } from "node:crypto";
import { LinkRefused } from "../problems/errors.ts";

const holdsForMs = 3_600_000;

/** A link to the file of an export that needs no key and holds for an hour. */
export function signedLink(id: string, origin: string, now: number, secret: string) {
  const expires = now + holdsForMs;
  const url = new URL(`/v1/exports/${encodeURIComponent(id)}/download`, origin);
  url.searchParams.set("expires", String(expires));
  url.searchParams.set("signature", mac(id, expires, secret).toString("base64url"));
  return { url: url.href, expiresAt: new Date(expires).toISOString() };
}

/** @throws {LinkRefused} for a link that is forged, altered or expired */
export function checkLink(
  id: string,
  { expires, signature }: { expires: number; signature: string },
  now: number,
  secret: string,
): void {
  const given = Buffer.from(signature, "base64url");
  const expected = mac(id, expires, secret);
  if (!(given.length === expected.length && timingSafeEqual(given, expected)))
    throw new LinkRefused("The signature is not of this link; ask GET /v1/exports/{id} for the link again.");
  if (!(now <= expires))
    throw new LinkRefused("The link has expired; ask GET /v1/exports/{id} for a fresh one.");
}

function mac(id: string, expires: number, secret: string): Buffer {
  return createHmac("sha256", secret).update(`export\n${expires}\n${id}`).digest();
}

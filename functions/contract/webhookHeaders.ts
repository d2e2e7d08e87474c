import { createHmac } from "node:crypto";

/**
 * The headers of one attempt: `v1` signatures, HMAC-SHA256 over "<id>.<timestamp>.<body>", one for each secret.
 *
 * @param secrets as `webhookSecret` writes them; several while a secret is being changed
 * @param now     milliseconds; the moment of the attempt
 * @see Standard Webhooks 1.0.0, "Signature scheme"
 */
export function webhookHeaders(
  secrets: readonly string[],
  { id, body }: { id: string; body: string },
  now: number,
): Record<string, string> {
  const timestamp = Math.floor(now / 1000);
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return {
    "content-type": "application/json; charset=utf-8",
    "user-agent": "Safir-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signatures.join(" "),
  };
}

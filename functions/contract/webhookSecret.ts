import { createHmac } from "node:crypto";
import type { StoredWebhook } from "./webhook.ts";

/**
 * The secret that an endpoint's deliveries are signed with. It is stored nowhere: it follows from the deployment's
 * secret, so neither the tables nor their backups can sign.
 *
 * @param generation counts its changes
 * @returns "whsec_" and 32 bytes in base64, as Standard Webhooks writes secrets
 */
export function webhookSecret(secret: string, webhookId: string, generation: number): string {
  const key = createHmac("sha256", secret).update(`webhook\n${webhookId}\n${generation}`).digest("base64");
  return `whsec_${key}`;
}

/** Every secret that signs for an endpoint at a moment, the newest first: two for a day after a change. */
export function secretsInUse(
  secret: string,
  { webhookId, generation, bothUntil = 0 }: Pick<StoredWebhook, "webhookId" | "generation" | "bothUntil">,
  now: number,
): string[] {
  const generations = now < bothUntil ? [generation, generation - 1] : [generation];
  return generations.map((nth) => webhookSecret(secret, webhookId, nth));
}

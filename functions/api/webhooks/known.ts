import type { StoredWebhook } from "../../contract/webhook.ts";
import { webhookUrlProblem } from "../../contract/webhookUrl.ts";
import type { Api } from "../api.ts";
import { Conflict, InvalidRequest, Unknown } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";

/** @throws {Unknown} for an endpoint that is not there, or was removed */
export async function knownWebhook({ store }: Api, webhookId: string): Promise<StoredWebhook> {
  const webhook = await store.webhooks.get(webhookId);
  if (webhook === null || webhook.state === "removed")
    throw new Unknown("webhook", `No endpoint is called "${webhookId}".`);
  return webhook;
}

/** @throws {InvalidRequest} for an address that webhooks may not go to */
export function checkUrl({ webhookReach = "public" }: Api, url: string): void {
  const wrong = webhookUrlProblem(url, webhookReach);
  if (wrong !== null) throw new InvalidRequest([problem("url", url, wrong)]);
}

/**
 * Writes an endpoint over the one that was read.
 *
 * @throws {Conflict} where somebody else changed it meanwhile
 */
export async function replaceWebhook({ store }: Api, next: StoredWebhook): Promise<StoredWebhook> {
  const { version, ...content } = next;
  if (!(await store.webhooks.put(content, version)))
    throw new Conflict("Somebody changed this endpoint at the same moment; read it and try again.");
  return { ...content, version: version + 1 };
}

import { createPostWebhook } from "../../jobs/webhooks/postWebhook.ts";
import { webhookRound } from "../../jobs/webhooks/webhookRound.ts";
import { eventBus } from "../shared/eventBus.ts";
import { count, observed } from "../shared/telemetry.ts";
import { wiredWithoutFiles } from "../shared/wiredWithoutFiles.ts";

/** Nothing further is begun after so long; the function may run for five minutes, and a receiver has 15 seconds. */
const forMs = 240_000;

const post = createPostWebhook("public");
const putEvents = eventBus();

/** Tells other systems what happened: a round of webhooks, and the bus. */
export const handler = observed(async () => {
  const round = await webhookRound({ ...(await wiredWithoutFiles()), post, putEvents }, forMs);
  if (round.told > 0) count("eventsTold", round.told);
  const { delivered, pending, dead } = round.attempts;
  if (delivered > 0) count("webhooksDelivered", delivered);
  if (pending + dead > 0) count("webhooksFailed", pending + dead);
  if (dead > 0) count("webhooksDead", dead);
  return round;
});

import type { z } from "zod";
import type { StoredInbound } from "../../contract/inbound.ts";
import type { inboundSchema } from "../../contract/schemas/inbound.ts";

/** A connected shop system as it is read: without its secret. */
export function shownInbound(
  { source, shop, channel, connectedAt, before }: StoredInbound,
  now: number,
): z.infer<typeof inboundSchema> {
  return {
    source,
    shop: shop ?? null,
    channel,
    connectedAt: new Date(connectedAt).toISOString(),
    bothSecretsUntil: before && now < before.until ? new Date(before.until).toISOString() : null,
    path: `/v1/inbound/${source}`,
  };
}

/** Shop systems whose own webhooks are taken. */
export const inboundSources = ["shopify", "woocommerce"] as const;
export type InboundSource = (typeof inboundSources)[number];

/** A shop system that is connected. */
export interface StoredInbound {
  source: InboundSource;
  /** The secret that it signs by, sealed; see `seal`. */
  sealed: string;
  /** The one before, for as long as deliveries may still be signed by it. */
  before?: { sealed: string; until: number };
  /** Only deliveries of this shop are taken, where it is given: its domain or address, as the system sends it. */
  shop?: string;
  /** The channel that its orders carry. */
  channel: string;
  connectedAt: number;
}

/** How long the secret before holds after a change, in milliseconds: shops repeat a delivery for up to two days. */
export const inboundBothMs = 2 * 86_400_000;

import type { Settings } from "../contract/settings.ts";
import type { WebhookReach } from "../contract/webhookUrl.ts";
import type { Snapshot } from "../contract/snapshot.ts";
import type { Store } from "../store/types.ts";
import type { AccessLine } from "./accessLog.ts";

/** How many items of a customer a job removed or moved. */
interface Counts {
  orders: number;
  signals: number;
  membershipEvents: number;
}

/** What the HTTP application is given; each target wires its own. */
export interface AppDeps {
  store: Store;
  settings: Settings;
  /** Milliseconds since 1970; the only clock the application has. */
  now: () => number;
  /** Signs cursors and export links, and keys the hashes of erased ids. At least 16 characters. */
  secret: string;
  /** The latest night's snapshot, held in memory; null before the first night. */
  snapshot: () => Promise<Snapshot | null>;
  /**
   * Starts an export whose run (kind "export", state "running", detail = ExportRequest) is already stored.
   * The job ends the run "done" with detail {…, rows, bytes, blob} or "failed" with a reason.
   */
  startExport: (id: string) => Promise<void>;
  /** Starts freezing the list of a campaign that is stored in state "freezing", whose lock is held in its name. */
  startCampaign: (campaignId: string) => Promise<void>;
  /** Starts re-segmenting everyone by the stored recipe; answers at once with the run to ask about. */
  startRescore: () => Promise<{ runId: string }>;
  /** Starts a night now; answers at once. Absent where nights are started elsewhere only. */
  startNight?: () => Promise<{ runId: string; started: boolean }>;
  /** Erases one customer everywhere, tombstone first; safe to repeat. Answers what was removed. */
  eraseCustomer: (customerId: string) => Promise<Counts & { customer: boolean }>;
  /** Gives all that is one customer's to another and rebuilds both; safe to repeat. */
  mergeCustomers: (fromCustomerId: string, intoCustomerId: string) => Promise<Counts>;
  /** Where webhooks may go; "public" when absent. */
  webhookReach?: WebhookReach;
  /** Has deliveries of webhooks made now, and not at the next round; does not wait for them. */
  deliverSoon?: () => Promise<void> | void;
  /** Where the script and style of /docs lie, as an origin; where the page itself comes from when absent. */
  docsAssets?: string;
  /** Receives one line a request; silent when absent. */
  log?: (line: AccessLine) => void;
  /** Receives what went wrong inside (status 500), for the operator; never sent to the client. */
  onError?: (error: unknown, line: { route: string }) => void;
}

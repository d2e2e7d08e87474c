import type { JobDeps } from "../deps.ts";
import type { PostWebhook } from "./postWebhook.ts";

/** An event as it is told, the ids of customers in it. */
export interface Told {
  id: string;
  type: string;
  /** Milliseconds. */
  at: number;
  data: Record<string, unknown>;
  /** Customers that it names. */
  about: string[];
}

/** What telling others takes besides what every job is given. */
export interface TellingDeps extends JobDeps {
  post: PostWebhook;
  /** Puts events on a bus, where there is one; once or several times each, under the same id. */
  putEvents?: (events: readonly Told[]) => Promise<void>;
}

import type { Settings } from "../contract/settings.ts";
import type { Store } from "../store/types.ts";

/** What every job is given; each target wires its own. */
export interface JobDeps {
  store: Store;
  settings: Settings;
  /** Milliseconds since 1970; the only clock the jobs have. */
  now: () => number;
  /** The deployment's secret: keys the hashes of erased ids. */
  secret: string;
  /**
   * Takes an erased customer out of the files made earlier, where that is done elsewhere and later; done at once
   * when absent.
   */
  eraseFiles?: (customerId: string) => Promise<void>;
}

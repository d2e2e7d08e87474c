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
  /** Everything that happens is to be told, whoever has registered: a bus takes it. */
  tellAll?: boolean;
  /** Called after news was noted with a change, so that it is told at once and not at the next round. */
  newsNoted?: () => void;
}

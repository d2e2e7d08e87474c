import type { AmbassadorEvidence } from "./evidence.ts";

/** A customer as known on an earlier date, and whether they brought somebody in the days after it. */
export interface AmbassadorExample {
  /** 32-bit hash of the customer's id: which fifth it is held out with. */
  hash: number;
  evidence: AmbassadorEvidence;
  referred: boolean;
  /** How many customers it stands for. */
  weight: number;
}

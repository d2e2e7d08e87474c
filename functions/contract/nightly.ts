/**
 * The steps of a night, in order. A map step runs once per scan shard; the others once.
 * The local runner walks them; the cloud makes its state machine of them.
 */
export const nightlySteps = [
  { name: "begin", map: false },
  { name: "reconcile", map: true },
  { name: "summarise", map: true },
  { name: "fit", map: false },
  { name: "promote", map: false },
  { name: "rescore", map: true },
  { name: "report", map: false },
] as const;

export type NightlyStep = (typeof nightlySteps)[number]["name"];

/** What every step is given. The run's id is the local date it scores for. */
export interface NightlyInput {
  runId: string;
  /** Whole days since 1970-01-01, local. */
  asOf: number;
  shards: number;
  /** Only for map steps. */
  shard?: number;
  /** Which execution works on the run, where two could at once; the lock is its own then, not the run's. */
  execution?: string;
}

/** How long a run holds its lock without a word, in hours; no run may take longer. */
export const runLeaseHours = 6;

/** The steps after a shop saved other rules: a night whose model stays and whose rules are computed anew. */
export const resegmentSteps = [
  { name: "begin", map: false },
  { name: "summarise", map: true },
  { name: "rules", map: false },
  { name: "promote", map: false },
  { name: "rescore", map: true },
  { name: "report", map: false },
] as const;

export type RunStep = NightlyStep | (typeof resegmentSteps)[number]["name"];

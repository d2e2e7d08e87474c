import type { Summary } from "../summary.ts";
import type { WhatIfFuture } from "./future.ts";

/** Customers alike enough to react alike: one state stands for them. Days are calendar days. JSON as it is. */
export interface WhatIfGroup extends WhatIfFuture {
  /** Number of the pattern of covariate levels; 0 without covariates. */
  pattern: number;
  customers: number;
  /** Sums over the customers. */
  frequency: number;
  T: number;
  silence: number;
}

/** Up to here every frequency is a class of its own; above, and for days, classes widen by a share. */
const exactFrequencies = 12;
const wider = Math.log(1.15);
const silenceWider = Math.log(1.3);

/** Gathers customers into groups by frequency and age, and by the silence since the last purchase where that matters. */
export function createWhatIfCollector(recencyMatters: boolean) {
  const groups = new Map<string, WhatIfGroup>();
  return {
    /** @param summary in calendar days */
    add({ frequency, recency, T }: Summary, pattern: number, future: WhatIfFuture): void {
      const silence = T - recency;
      const ofFrequency =
        frequency <= exactFrequencies
          ? frequency
          : Math.round(Math.log(frequency) / wider) + exactFrequencies;
      const ofAge = Math.round(Math.log1p(T / 30) / wider);
      const ofSilence = recencyMatters ? Math.round(Math.log1p(silence / 7) / silenceWider) : 0;
      addTo(groups, `${pattern} ${ofFrequency} ${ofAge} ${ofSilence}`, {
        pattern,
        customers: 1,
        frequency,
        T,
        silence,
        ...future,
      });
    },
    finish: (): Record<string, WhatIfGroup> => Object.fromEntries(groups),
  };
}

/** The groups of a shop from those of its shards, by class. */
export function mergeWhatIfGroups(shards: readonly Record<string, WhatIfGroup>[]): WhatIfGroup[] {
  const groups = new Map<string, WhatIfGroup>();
  for (const shard of shards) for (const [key, group] of Object.entries(shard)) addTo(groups, key, group);
  return [...groups.values()];
}

/** The state that stands for a group: its mean, with a whole frequency and whole days. */
export function stateOf({ customers, frequency, T, silence }: WhatIfGroup): Summary {
  const x = Math.round(frequency / customers);
  const age = Math.round(T / customers);
  const recency = x === 0 ? 0 : Math.max(1, age - Math.round(silence / customers));
  return { frequency: x, recency: Math.min(recency, age), T: age };
}

function addTo(groups: Map<string, WhatIfGroup>, key: string, more: WhatIfGroup): void {
  const known = groups.get(key);
  if (known === undefined) {
    groups.set(key, { ...more });
    return;
  }
  for (const name of ["customers", "frequency", "T", "silence", "alive", "revenue", "cost"] as const) {
    known[name] += more[name];
  }
}

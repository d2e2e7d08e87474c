import { type State, type TaskOptions, task } from "./task.ts";

/** Work that is done once for each entry of a list in the state. */
export interface Over {
  /** Path of the list, e.g. "$.shardList". */
  list: string;
  /** What the function finds one entry under, e.g. "shard". */
  as: string;
  /** Entries worked on at once. */
  atOnce: number;
}

/**
 * A Distributed Map over an inline list. An entry that fails for good does not fail the map: it ends as
 * `{<as>, error}` and the others go on to their end; the task after the map reads the outcomes and fails the whole.
 * (A tolerated share of failures would hide them; without one the first failure would stop the others half way.)
 *
 * @param carried parts of the state that every entry is given
 */
export function eachItem(
  name: string,
  { list, as, atOnce }: Over,
  carried: readonly string[],
  work: TaskOptions,
): State {
  const failed = `${name} ${as} failed`;
  return {
    Type: "Map",
    ItemsPath: list,
    MaxConcurrency: atOnce,
    ItemSelector: {
      ...Object.fromEntries(carried.map((part) => [`${part}.$`, `$.${part}`])),
      [`${as}.$`]: "$$.Map.Item.Value",
    },
    ItemProcessor: {
      ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
      StartAt: `${name} ${as}`,
      States: {
        [`${name} ${as}`]: {
          ...task(work),
          Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: failed }],
          End: true,
        },
        [failed]: {
          Type: "Pass",
          Parameters: { [`${as}.$`]: `$.${as}`, "error.$": "$.error" },
          End: true,
        },
      },
    },
    ResultPath: "$.outcomes",
  };
}

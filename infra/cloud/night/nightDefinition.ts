import { type RunStep, runLeaseHours } from "../../../functions/contract/nightly.ts";
import type { Callee } from "../machines/walkDefinition.ts";
import { type Definition, walkDefinition } from "../machines/walkDefinition.ts";

/** Half an hour less than the lock holds: no run outlives its lock. */
const timeoutSeconds = runLeaseHours * 3600 - 1800;

/** Shards worked on at once. */
const atOnce = 16;

export interface NightDefinitionOptions {
  kind: "night" | "resegment";
  /** Of the contract: `nightlySteps` or `resegmentSteps`. */
  steps: readonly { name: RunStep; map: boolean }[];
  shards: number;
  callee: (task: RunStep | "plan" | "gather" | "fail") => Callee;
}

/** The state machine of a run: the steps of the contract, in its order. */
export function nightDefinition({ kind, steps, shards, callee }: NightDefinitionOptions): Definition {
  return walkDefinition({
    comment: kind === "night" ? "A night: fit, promote, rescore" : "Other rules for the model that serves",
    timeoutSeconds,
    plan: {
      ...callee("plan"),
      parameters: { "request.$": "$", kind, shards, "execution.$": "$$.Execution.Id" },
    },
    steps: steps.map(({ name, map }) => ({
      name,
      ...callee(name),
      ...(map && { over: { list: "$.shardList", as: "shard", atOnce } }),
      ...(name === "begin" && { waitsOn: "NightUnderWay", endsOn: "AlreadyUnderWay" }),
    })),
    carried: ["runId", "asOf", "shards", "execution"],
    gather: callee("gather"),
    fail: callee("fail"),
  });
}

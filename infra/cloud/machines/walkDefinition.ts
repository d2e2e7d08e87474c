import { eachItem, type Over } from "./eachItem.ts";
import { type State, type TaskOptions, task } from "./task.ts";

/** A function as a machine sees it. */
export type Callee = Pick<TaskOptions, "arn" | "seconds">;

export interface WalkStep extends TaskOptions {
  name: string;
  over?: Over;
  /** An error after which nothing is left to do: the walk ends well. */
  endsOn?: string;
}

export interface Walk {
  comment: string;
  timeoutSeconds: number;
  /** Settles what every step is given; its answer is the state from then on. */
  plan: TaskOptions;
  steps: readonly WalkStep[];
  /** Parts of the state that each entry of a map is given. */
  carried: readonly string[];
  /** Reads what the entries of a map came to, and fails if any failed. */
  gather: Callee;
  /** Notes the failure, whatever it was; its error is under `error`. */
  fail: Callee;
  /** What `fail` is given; the state, as far as it came, unless told. */
  failing?: Record<string, unknown>;
}

export interface Definition {
  Comment: string;
  StartAt: string;
  TimeoutSeconds: number;
  States: Record<string, State>;
}

/** A state machine that walks steps one after the other and notes why it failed if one does. */
export function walkDefinition(walk: Walk): Definition {
  const { comment, timeoutSeconds, plan, steps, carried, gather, fail, failing } = walk;
  const otherwise = { ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "fail" };
  const States: Record<string, State> = {
    plan: { ...task(plan), Catch: [otherwise], Next: steps[0].name },
  };
  steps.forEach(({ name, over, endsOn, ...work }, at) => {
    const next = at + 1 < steps.length ? { Next: steps[at + 1].name } : { End: true };
    if (over === undefined) {
      const ends = endsOn === undefined ? [] : [{ ErrorEquals: [endsOn], Next: "nothing left to do" }];
      const final = endsOn === undefined ? work.final : [...(work.final ?? []), endsOn];
      if (endsOn !== undefined) States["nothing left to do"] = { Type: "Succeed" };
      States[name] = { ...task({ ...work, final }), ResultPath: null, Catch: [...ends, otherwise], ...next };
      return;
    }
    const gathered = `${name} gathered`;
    States[name] = { ...eachItem(name, over, carried, work), Catch: [otherwise], Next: gathered };
    States[gathered] = {
      ...task({
        ...gather,
        parameters: { step: name, each: over.as, "outcomes.$": "$.outcomes" },
        final: ["EntriesFailed"],
      }),
      ResultPath: "$.outcomes",
      Catch: [otherwise],
      ...next,
    };
  });
  States.fail = { ...task({ ...fail, parameters: failing }), ResultPath: null, Next: "failed" };
  States.failed = { Type: "Fail", ErrorPath: "$.error.Error", CausePath: "$.error.Cause" };
  return { Comment: comment, StartAt: "plan", TimeoutSeconds: timeoutSeconds, States };
}

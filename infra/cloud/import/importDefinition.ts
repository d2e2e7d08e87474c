import { type ImportStep, importSteps } from "../../../functions/contract/importing.ts";
import { type Callee, type Definition, walkDefinition } from "../machines/walkDefinition.ts";
import type { ImportTask } from "./importFunctions.ts";

/** A range of a file is about so many bytes; a part holds about as many orders as a range. */
const rangeBytes = 8 * 1_048_576;

/** Ranges or parts worked on at once: few where orders are stored, whose tables grow into the load. */
const atOnce: Partial<Record<ImportStep, number>> = { read: 16, settle: 16, store: 8 };

/** A bad file stays bad. */
const final = ["CsvError"];

/** The state machine of an import: its plan and the steps of the contract, in their order. */
export function importDefinition(
  callee: (task: Exclude<ImportTask, "ended"> | "gather") => Callee,
): Definition {
  return walkDefinition({
    comment: "Imports a CSV of orders that was dropped",
    timeoutSeconds: 24 * 3600,
    plan: {
      ...callee("plan"),
      parameters: { "name.$": "$.name", "importId.$": "$$.Execution.Name", rangeBytes },
      final,
    },
    steps: importSteps.map((step) => ({
      name: step.name,
      ...callee(step.name),
      final,
      ...("over" in step && {
        over: { list: `$.${step.over}List`, as: step.over, atOnce: atOnce[step.name]! },
      }),
    })),
    carried: ["importId", "name", "ranges", "parts"],
    gather: callee("gather"),
    fail: callee("fail"),
    failing: { "name.$": "$$.Execution.Input.name", "importId.$": "$$.Execution.Name", "error.$": "$.error" },
  });
}

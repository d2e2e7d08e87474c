import type { Context } from "aws-lambda";
import type { JobDeps } from "../../jobs/deps.ts";
import { observed } from "./telemetry.ts";
import { wired } from "./wired.ts";

/**
 * A step of a state machine as a handler. What it throws reaches the machine by name and message only: the stack is
 * in the log, and many failed shards at once stay below what a machine's state may hold.
 */
export function stepHandler<Input, Result>(
  step: (deps: JobDeps, input: Input) => Result | Promise<Result>,
): (event: Input, context: Context) => Promise<Result> {
  const handler = observed(async (event: Input) => step(await wired(), event));
  return async (event, context) => {
    try {
      return await handler(event, context);
    } catch (error) {
      if (error instanceof Error) error.stack = `${error.name}: ${error.message}`;
      throw error;
    }
  };
}

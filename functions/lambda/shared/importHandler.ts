import type { Context } from "aws-lambda";
import type { ImportDeps } from "../../jobs/import/deps.ts";
import { drops } from "./drops.ts";
import { stepHandler } from "./stepHandler.ts";

/** A step of an import that works on dropped files as a handler. */
export function importHandler<Input, Result>(
  step: (deps: ImportDeps, input: Input) => Promise<Result>,
): (event: Input, context: Context) => Promise<Result> {
  const dropped = drops();
  return stepHandler((deps, input: Input) => step({ ...deps, drops: dropped }, input));
}

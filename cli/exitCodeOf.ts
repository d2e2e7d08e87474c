import { CsvError } from "../functions/csv/csvError.ts";
import { InputError, UsageError } from "./errors.ts";
import type { Io } from "./io.ts";

/** Says in one message what went wrong, without a stack, and gives the exit code that it stands for. */
export function exitCodeOf(error: unknown, io: Io): number {
  if (error instanceof UsageError) {
    io.stderr.write(`${error.message}\n(safir --help shows how it is called)\n`);
    return 2;
  }
  const expected = error instanceof InputError || error instanceof CsvError;
  const message = error instanceof Error ? error.message : String(error);
  io.stderr.write(expected ? `${message}\n` : `safir could not finish: ${message}\n`);
  if (!expected && process.env.SAFIR_DEBUG && error instanceof Error) io.stderr.write(`${error.stack}\n`);
  return 1;
}

/** The input cannot be used; the message says where and why. Ends the command with exit code 1. */
export class InputError extends Error {
  override name = "InputError";
}

/** The command was called wrongly. Ends it with exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

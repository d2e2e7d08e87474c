/** An error as a state machine hands it on: the cause is what a function threw, as JSON, or a plain text. */
export interface StateError {
  Error: string;
  Cause?: string;
}

/** What went wrong, in one line and without a stack. */
export function reasonOf({ Error: name, Cause }: StateError): string {
  if (!Cause) return name;
  try {
    const { errorMessage } = JSON.parse(Cause) as { errorMessage?: unknown };
    if (typeof errorMessage === "string" && errorMessage !== "") return errorMessage;
  } catch {
    // A text.
  }
  return Cause;
}

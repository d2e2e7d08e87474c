/** What is wrong with a field of an order, as the service says it. */
export interface FieldFault {
  field: string;
  value?: unknown;
  message: string;
}

/** All that is wrong with an order, in one line: field, value and reason of each fault. */
export function describeFieldProblems(problems: readonly FieldFault[]): string {
  return problems
    .map(({ field, value, message }) =>
      [field, value === undefined ? "" : JSON.stringify(value), message].filter(Boolean).join(" "),
    )
    .join("; ");
}

/** One fault of a file: where it is, what stands there, what was accepted. */
export interface CsvProblem {
  /** 1 = the header's line; absent where the fault is of the whole file. */
  line?: number;
  /** As the header names it. */
  column?: string;
  value?: string;
  message: string;
  /** What the caller can say to settle it, where that is so: an option of the reading. */
  asks?: "dateFormat" | "decimal" | "lines" | "columns";
}

/** A file that cannot be read; the message lists every fault found, one a line. */
export class CsvError extends Error {
  readonly file: string;
  readonly problems: CsvProblem[];

  constructor(file: string, problems: CsvProblem[], options?: ErrorOptions & { more?: number }) {
    const more = options?.more ?? 0;
    const lines = problems.map((problem) => describeProblem(problem, file));
    if (more > 0) lines.push(`... and ${more} more faults`);
    super(lines.join("\n"), options);
    this.name = "CsvError";
    this.file = file;
    this.problems = problems;
  }
}

/** "orders.csv, line 7, column amount: \"12x\" is not ..." */
export function describeProblem({ line, column, value, message }: CsvProblem, file: string): string {
  const place = [
    file,
    line === undefined ? "" : `line ${line}`,
    column === undefined ? "" : `column ${column}`,
  ];
  const shown =
    value === undefined ? "" : `${JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value)} `;
  return `${place.filter((part) => part !== "").join(", ")}: ${shown}${message}`;
}

/** What is wrong with a row, in one line: column, value and reason of each of its faults. */
export function describeRow(problems: readonly CsvProblem[]): string {
  return problems
    .map(({ column, value, message }) => [column, value && JSON.stringify(value), message])
    .map((parts) => parts.filter(Boolean).join(" "))
    .join("; ");
}

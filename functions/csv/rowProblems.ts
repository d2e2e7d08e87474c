import type { ColumnRole, Columns } from "./columnNames.ts";
import type { CsvProblem } from "./csvError.ts";
import type { FieldCursor } from "./fieldCursor.ts";

/** The faults of the row at hand; null while there are none. */
export class RowProblems {
  found: CsvProblem[] | null = null;
  line = 0;
  private readonly header: readonly string[];
  private readonly columns: Columns;

  constructor(header: readonly string[], columns: Columns) {
    this.header = header;
    this.columns = columns;
  }

  begin(line: number): void {
    this.line = line;
    this.found = null;
  }

  /** A fault of a role's field; its value is told where `field` is given. */
  fault(role: ColumnRole, message: string, field?: FieldCursor): void {
    const column = this.header[this.columns[role]!] ?? role;
    this.add({ column, message, ...(field ? { value: field.text() } : {}) });
  }

  add(problem: Omit<CsvProblem, "line">): void {
    this.found ??= [];
    this.found.push({ line: this.line, ...problem });
  }
}

import { CsvError, type CsvProblem } from "./csvError.ts";
import type { RejectedRow } from "./options.ts";

/** Faults told at once; the rest are counted. */
const most = 20;

/** Gathers the faults of rows: stops the reading at the end with all of them, or lists the rows and goes on. */
export class Faults {
  readonly rejected: RejectedRow[] = [];
  private readonly told: CsvProblem[] = [];
  private more = 0;
  private readonly file: string;
  private readonly skip: boolean;

  constructor(file: string, skip: boolean) {
    this.file = file;
    this.skip = skip;
  }

  row(line: number, problems: CsvProblem[], text: string): void {
    if (this.skip) this.rejected.push({ line, problems, text });
    else for (const problem of problems) this.tell(problem);
  }

  /** A fault that no row can be left out to mend. */
  whole(problem: CsvProblem): never {
    throw new CsvError(this.file, [problem]);
  }

  /** Throws what was gathered, if anything was. */
  raise(): void {
    if (this.told.length === 0) return;
    throw new CsvError(this.file, this.told, { more: this.more });
  }

  private tell(problem: CsvProblem): void {
    if (this.told.length < most) this.told.push(problem);
    else this.more += 1;
  }
}

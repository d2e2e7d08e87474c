/** One claimed number, measured. Every file of this folder but main.ts and row.ts exports `rows()`. */
export interface BenchRow {
  what: string;
  measured: number;
  unit: string;
  /** What the project promises, if it does; in the same unit. */
  atMost?: number;
  atLeast?: number;
}

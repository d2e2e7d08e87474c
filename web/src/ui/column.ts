import type { ComponentChildren } from "preact";

/** A column of a table: what a row holds under it, and how that is shown. */
export interface Column<Row> {
  name: string;
  label: string;
  /** The plain value: for the CSV, and shown where `show` is absent. */
  value: (row: Row) => string | number | null;
  show?: (row: Row) => ComponentChildren;
  /** Numbers are set at the end of the column, digit under digit. */
  numeric?: boolean;
  /** Sentences, which need room before they wrap. */
  wordy?: boolean;
}

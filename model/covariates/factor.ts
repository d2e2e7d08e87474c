/**
 * One thing known of every customer that does not change with time: the channel of the first order, a membership.
 * Levels by position; the first is the commonest, with which the others are compared.
 */
export interface Factor {
  name: string;
  levels: string[];
  /** Customers of each level. */
  customers: number[];
  /** Of each row, the position of its level. */
  level: Int32Array;
  /** What was too rare to stand alone and went into `other`; null where nothing was. */
  folded: { levels: string[]; customers: number } | null;
}

/** Where rare levels go. */
export const otherLevel = "other";
/** The level of customers of whom nothing is recorded. */
export const notRecorded = "";

/**
 * One customer as the probability models see it, as of a date.
 * The unit of time is the one the model was fitted in: days inside the service.
 */
export interface Summary {
  /** x: repeat purchase days, a whole number >= 0. */
  frequency: number;
  /** t_x: time from the first purchase to the last; 0 when x = 0. */
  recency: number;
  /** T: time from the first purchase to the date of the summary; recency <= T. */
  T: number;
  /** Sum of ln of the x intervals between purchases; only families with k > 1 read it. */
  logIntervals?: number;
}

/** A summary with the money and the dates that scores and lists need. Days are whole, since 1970-01-01. */
export interface CustomerSummary extends Summary {
  /** Mean net spend of the repeat purchase days, major units; 0 when x = 0; null for a log without amounts. */
  monetaryValue: number | null;
  /** Net spend to date (historic CLV), major units; null for a log without amounts. */
  spend: number | null;
  /** Recorded costs to date, major units; 0 where none was recorded. */
  cost: number;
  firstDay: number;
  lastDay: number;
  /** What is known of the customer beyond purchases, by factor: the channel of the first order. */
  covariates?: { readonly [factor: string]: string };
}

/** Many summaries, one array a quantity; all of one length. */
export interface SummaryColumns {
  frequency: ArrayLike<number>;
  recency: ArrayLike<number>;
  T: ArrayLike<number>;
  /** How many customers each row stands for; 1 each when absent. */
  weight?: ArrayLike<number>;
  logIntervals?: ArrayLike<number>;
}

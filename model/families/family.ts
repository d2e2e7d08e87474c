import type { Summary, SummaryColumns } from "../summary.ts";

/** How sure a fit is of its ground: all data, data drawn towards a prior, or the prior alone. */
export type Basis = "data" | "shrunk" | "prior";

/** A sentence for people, in both languages of the product. */
export interface Words {
  en: string;
  ar: string;
}

/** What was noticed while fitting; a parameter at its boundary is a finding, not an error. */
export interface Finding {
  code: string;
  words: Words;
}

export interface Fit<P> {
  params: P;
  /** Natural log, in the unit of the summaries given, without the data-only factor t_x^(x-1)/Gamma(x). */
  logLikelihood: number;
  /** By parameter name; null where the parameter ran to a boundary and has none. */
  standardErrors: { [K in keyof P]: number | null };
  /**
   * Covariance of the parameters in the order of `Object.keys(params)`, given those that ran to a boundary, whose
   * entries are 0; null where the data do not determine the others.
   */
  covariance: number[][] | null;
  /**
   * 95% intervals by the profile of the likelihood and the standard errors, where asked for (`intervals`); an end the
   * data leave open is 0 or Infinity, and a parameter at a boundary has none.
   */
  intervals95?: { [name: string]: [low: number, high: number] | null };
  /**
   * For each boundary to which parameters ran, those inside that may be true as well, where asked for (`intervals`);
   * absent where none did.
   */
  inside?: P[];
  /** Judged by the gradient on the log parameters, per customer. */
  converged: boolean;
  gradientNorm: number;
  iterations: number;
  customers: number;
  repeaters: number;
  basis: Basis;
  findings: Finding[];
}

export interface FitOptions {
  /** Penalise towards the prior; default: on by itself below 100 customers or 20 repeaters. */
  penalty?: "auto" | "on" | "off";
  /** Of a family with k: the fit of its plain sibling to the same summaries, where it is at hand. */
  sibling?: Fit<{ [name: string]: number }>;
  /** Time between purchases to expect of a shop whose data say nothing of it, in their unit; default 60 (days). */
  typicalInterval?: number;
  /** Whether to find 95% intervals, and parameters inside a boundary, as well, at the cost of several fits; default false. */
  intervals?: boolean;
}

/** Every family of purchase models answers these. Time is in the unit of the summaries fitted. */
export interface Family<P extends { [name: string]: number }> {
  readonly name: string;
  /**
   * Whether the future of a customer who is alive depends on the time of the last purchase. Absent or false: it
   * depends on (x, T) alone, and work on many customers is shared accordingly.
   */
  futureDependsOnRecency?(params: P): boolean;
  fit(summaries: SummaryColumns | readonly Summary[], options?: FitOptions): Fit<P>;
  logLikelihood(params: P, summary: Summary): number;
  probabilityAlive(params: P, summary: Summary): number;
  /** Expected repeat purchases of a new customer in (0, t]. */
  expectedTransactions(params: P, t: number): number;
  /** Expected purchases in (T, T + t], given the past. */
  conditionalExpectedTransactions(params: P, summary: Summary, t: number): number;
  /** The same, given that the customer is alive at T: never divides by P(alive). */
  expectedTransactionsIfAlive(params: P, summary: Summary, t: number): number;
  /** P(n repeat purchases of a new customer in (0, t]). */
  probabilityOfTransactions(params: P, t: number, n: number): number;
  /** P(n purchases in (T, T + t]), given the past. */
  conditionalProbabilityOfTransactions(params: P, summary: Summary, t: number, n: number): number;
  /** P(n purchases in (T, T + t] | alive at T) for n = 0 .. length - 1, until the rest is below `tail`. */
  countDistributionIfAlive(params: P, summary: Summary, t: number, tail?: number): Float64Array;
  /** Discounted expected transactions from T on without end, continuous rate delta > 0 a unit of time. */
  discountedExpectedTransactions(params: P, summary: Summary, delta: number): number;
  /** The same over (T, T + t], given alive; delta >= 0. With delta = 0 it is expectedTransactionsIfAlive. */
  discountedTransactionsIfAlive(params: P, summary: Summary, t: number, delta: number): number;
  /** P(no purchase in (t_x, T] | alive at T, history to t_x): small means overdue. */
  probabilityOfSilenceIfAlive(params: P, summary: Summary): number;
  /** The T at which P(alive | x, t_x, T) = p, in (t_x, Infinity]; Infinity when it never falls so low; t_x when it starts below. */
  timeWhenAliveFallsTo(params: P, summary: Summary, p: number): number;
  /** The T at which probabilityOfSilenceIfAlive = p. */
  timeWhenSilenceFallsTo(params: P, summary: Summary, p: number): number;
  /** Median time from T to the next purchase of a customer who is alive and stays. */
  medianTimeToNextIfAlive(params: P, summary: Summary): number;
  /**
   * Time from T by which a customer who is alive at T has bought again with this chance, in [0, 1), where the family
   * has a closed form for it: spares a search in conditionalProbabilityOfTransactions.
   */
  timeToNextIfAlive?(params: P, summary: Summary, chance: number): number;
}

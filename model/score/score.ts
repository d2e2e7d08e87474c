import type { Basis, Words } from "../families/family.ts";

/** A value with its predictive 80% and 95% intervals. */
export interface Interval {
  value: number;
  low: number;
  high: number;
  low95: number;
  high95: number;
}

/** How a shop values its customers; see DEFINITIONS of contribution, CLV, act-by. Money in major units. */
export interface ScoreSettings {
  horizonDays: number;
  /** Yearly, e.g. 0.1; discounting is continuous at ln(1 + rate)/365.25 a day. */
  discountRate: number;
  marginShare: number;
  /** Cost to serve one purchase, unless the customer's own recorded costs say otherwise. */
  costPerOrder: number;
  /** P(alive) below which a customer is at risk; one setting for rules, lists and curves. */
  atRiskBelow: number;
  /** P(alive) below which a customer is given up as lost. */
  lostBelow: number;
  /** P(silence this long | alive) below which a customer is overdue. */
  overdueBelow: number;
}

/** Where a customer stands on a date, against the two lines of act-by. */
export interface Standing {
  probabilityAlive: number;
  /** P(no order in (t_x, T] | alive): small means overdue. */
  probabilityOfSilence: number;
}

/** Everything predicted for one customer on one date, days as whole days since 1970-01-01. */
export interface Prediction extends Standing {
  churnProbability: number;
  expectedOrders: Interval;
  expectedOrdersIfAlive: number;
  /** Expected net spend of one purchase; null without amounts. The money below likewise. */
  expectedOrderValue: number | null;
  expectedRevenue: number | null;
  clv: Interval | null;
  clvIfAlive: number | null;
  /** Discounted contribution from now on without end. */
  residualValue: number | null;
  valueAtRisk: number | null;
  nextOrder: NextOrder;
  actBy: ActBy;
  basis: Basis;
}

export interface NextOrder {
  /** Median day of the next purchase, if the customer is alive and stays. */
  medianIfAlive: number | null;
  /** Day by which the unconditional chance of a purchase reaches one half. */
  by50: number | null;
  /** Why by50 is null. */
  by50Reason: Words | null;
  probabilityWithinHorizon: number;
}

export interface ActBy {
  /** The day the customer crosses the at-risk line if nothing happens; null = never. */
  day: number | null;
  passed: boolean;
  /** Which line is crossed first. */
  line: "probabilityAlive" | "overdue" | null;
  /** Why there is no day. */
  reason: Words | null;
}

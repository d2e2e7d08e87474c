import type { PlanRetention } from "../../model/signals/planRetention.ts";

/** How memberships are kept, as a night found it. */
export interface RetentionReport {
  /** Whole days since 1970-01-01. */
  asOf: number;
  overall: PlanRetention;
  /** Largest first. */
  plans: PlanRetention[];
}

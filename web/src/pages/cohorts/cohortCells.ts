import type { Cohorts } from "../../api/answers.ts";

export type CohortMeasure = "retention" | "value" | "contribution";
type Cohort = Cohorts["cohorts"][number];

/** One month in the life of a cohort. */
export interface CohortCell {
  /** Of the first order. */
  month: string;
  /** Months after it. */
  after: number;
  customers: number;
  buyers: number;
  value: number;
  /** The month is not over yet: its figures will grow. */
  underWay: boolean;
}

/**
 * The cells of a cohort table under one measure; none for money where the log has no amounts. The month of the first
 * order itself is left out of retention: in it everyone bought.
 */
export function cohortCells(cohorts: readonly Cohort[], measure: CohortMeasure): CohortCell[] {
  return cohorts.flatMap((cohort) => {
    const values = cohort[measure] ?? [];
    return values
      .map((value, after) => ({
        month: cohort.month,
        after,
        customers: cohort.customers,
        buyers: cohort.buyers[after],
        value,
        underWay: !cohort.complete && after === values.length - 1,
      }))
      .filter(({ after }) => measure !== "retention" || after > 0);
  });
}

/** What cohorts came to so many months after, together. */
export interface CohortMean {
  after: number;
  value: number;
  customers: number;
  cohorts: number;
}

/** The mean a customer by months after the first order, over the cohorts whose month is over. */
export function cohortMeans(cells: readonly CohortCell[]): CohortMean[] {
  const byAge = new Map<number, CohortMean>();
  for (const { after, value, customers, underWay } of cells) {
    if (underWay || customers === 0) continue;
    const mean = byAge.get(after) ?? { after, value: 0, customers: 0, cohorts: 0 };
    mean.value += value * customers;
    mean.customers += customers;
    mean.cohorts++;
    byAge.set(after, mean);
  }
  return [...byAge.values()]
    .sort((one, other) => one.after - other.after)
    .map((mean) => ({ ...mean, value: mean.value / mean.customers }));
}

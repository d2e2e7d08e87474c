import { operationalTime, type OperationalTime } from "../calendar/operationalTime.ts";
import type { Model } from "../model.ts";
import type { CustomerSummary } from "../summary.ts";

/** The clock a model was fitted on: the calendar's, or the shop's own where the model has a season. */
export interface ModelClock {
  /** Null where it is the calendar's. */
  readonly operational: OperationalTime | null;
  /**
   * A customer as the model's family sees them: t_x and T on the clock, all else as it was.
   *
   * @param into written to, so that bulk scoring makes no garbage; not read
   */
  summary(customer: CustomerSummary, asOf: number, into?: CustomerSummary): CustomerSummary;
  /** The last whole day on which a customer's age is at most T; may be far off. */
  lastDayAt(firstDay: number, T: number): number;
}

const calendarClock: ModelClock = {
  operational: null,
  summary: (customer) => customer,
  lastDayAt: (firstDay, T) => firstDay + Math.floor(T),
};

/** The clock of a model. */
export function modelClock({ season }: Pick<Model, "season">): ModelClock {
  if (!season) return calendarClock;
  const operational = operationalTime(season);
  return {
    operational,
    summary(customer, asOf, into = { ...customer }) {
      const { frequency, firstDay, lastDay } = customer;
      const recency = frequency === 0 ? 0 : operational.between(firstDay, lastDay);
      Object.assign(into, customer);
      into.recency = recency;
      // The two may round apart where the last purchase is of the same day.
      into.T = Math.max(recency, operational.between(firstDay, asOf));
      return into;
    },
    lastDayAt(firstDay, T) {
      let day = Math.floor(operational.dayAfter(firstDay, T));
      if (day >= operational.lastDay) return day;
      // The way back rounds: a day counts by the very age that scoring would see.
      while (operational.between(firstDay, day) > T) day--;
      while (operational.between(firstDay, day + 1) <= T) day++;
      return day;
    },
  };
}

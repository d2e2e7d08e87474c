import { estimateSeason } from "../calendar/estimateSeason.ts";
import type { OperationalTime } from "../calendar/operationalTime.ts";
import type { Season } from "../calendar/season.ts";
import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import { createDailyCounter } from "./dailyCounter.ts";
import type { Window } from "./windowOf.ts";

/** A window on the shop's own clock: t_x, T and its length in operational time; what happened stays. */
export function onClock(window: Window, clock: OperationalTime): Window {
  const { origin, until, T, recency } = window;
  return {
    ...window,
    recency: recency.map((tx, i) => (tx === 0 ? 0 : clock.between(origin - T[i], origin - T[i] + tx))),
    T: T.map((age, i) => Math.max(clock.between(origin - age, origin), tailOf(clock, window, i))),
    time: clock.between(origin, until),
  };
}

/** Operational recency: T may round below it where the last purchase is of the same day. */
function tailOf(clock: OperationalTime, { origin, T, recency }: Window, i: number): number {
  return recency[i] === 0 ? 0 : clock.between(origin - T[i], origin - T[i] + recency[i]);
}

/** The season as known at a window's origin; null where none is found. */
export function seasonAt(window: Window, histories: readonly PurchaseHistory[]): Season | null {
  const { origin, index, frequency, recency, T } = window;
  const daily = createDailyCounter();
  for (const i of index) daily.add(histories[i].days.filter((day) => day <= origin));
  const firstDay = T.map((age) => origin - age);
  return estimateSeason({
    asOf: origin,
    groups: {
      frequency,
      firstDay,
      lastDay: firstDay.map((day, i) => day + recency[i]),
      count: new Float64Array(frequency.length).fill(1),
    },
    daily: daily.finish(),
  });
}

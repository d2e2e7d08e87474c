import { estimateSeason } from "../calendar/estimateSeason.ts";
import type { OperationalTime } from "../calendar/operationalTime.ts";
import type { Calendar, Season } from "../calendar/season.ts";
import { datedSummary } from "../calendar/seasonData.ts";
import { purchasesAsOf } from "../history/purchasesAsOf.ts";
import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import { createDailyCounter } from "./dailyCounter.ts";
import type { Window } from "./windowOf.ts";

/**
 * A window on the shop's own clock: t_x, T and its length in operational time; what happened stays.
 *
 * @param histories those of the window, for the intervals: only fits of families with k > 1 read them
 */
export function onClock(
  window: Window,
  clock: OperationalTime,
  histories?: readonly PurchaseHistory[],
): Window {
  const { origin, until, T, recency } = window;
  const tail = recency.map((tx, i) => (tx === 0 ? 0 : clock.between(origin - T[i], origin - T[i] + tx)));
  return {
    ...window,
    recency: tail,
    // T may round below t_x where the last purchase is of the same day.
    T: T.map((age, i) => Math.max(clock.between(origin - age, origin), tail[i])),
    logIntervals: histories === undefined ? window.logIntervals : intervalsOf(window, clock, histories),
    time: clock.between(origin, until),
  };
}

function intervalsOf(
  { origin, index, T }: Window,
  clock: OperationalTime,
  histories: readonly PurchaseHistory[],
): Float64Array {
  return Float64Array.from(index, (history, i) => {
    const days = daysKnown(histories[history], origin, origin - T[i]);
    return datedSummary(days, clock).logIntervals!;
  });
}

/** Purchase days that stand at the origin, from the first one that counts. */
function daysKnown(history: PurchaseHistory, origin: number, firstDay: number): number[] {
  return purchasesAsOf(history, origin).days.filter((day) => day >= firstDay);
}

/**
 * The season as known at a window's origin; null where none is found.
 *
 * @param calendar feasts the shop names: their days are known ahead, what they do to sales only from the past
 */
export function seasonAt(
  window: Window,
  histories: readonly PurchaseHistory[],
  calendar?: Calendar,
): Season | null {
  const { origin, index, frequency, recency, T } = window;
  const daily = createDailyCounter();
  const firstDay = T.map((age) => origin - age);
  for (let i = 0; i < index.length; i++) daily.add(daysKnown(histories[index[i]], origin, firstDay[i]));
  return estimateSeason(
    {
      asOf: origin,
      groups: {
        frequency,
        firstDay,
        lastDay: firstDay.map((day, i) => day + recency[i]),
        count: new Float64Array(frequency.length).fill(1),
      },
      daily: daily.finish(),
    },
    { calendar },
  );
}

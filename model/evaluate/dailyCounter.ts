import type { DailyCounts } from "./statistics.ts";

/** Counts purchases and first purchases by day, over as long a span as they turn out to need. */
export function createDailyCounter() {
  const purchases = new Map<number, number>();
  const newCustomers = new Map<number, number>();
  const increase = (counts: Map<number, number>, day: number, by: number) =>
    counts.set(day, (counts.get(day) ?? 0) + by);

  return {
    /** One customer's purchase days, ascending. */
    add(days: ArrayLike<number>): void {
      for (let i = 0; i < days.length; i++) increase(purchases, days[i]!, 1);
      if (days.length > 0) increase(newCustomers, days[0]!, 1);
    },
    merge(counts: DailyCounts): void {
      counts.purchases.forEach((count, i) => {
        if (count > 0) increase(purchases, counts.firstDay + i, count);
      });
      counts.newCustomers.forEach((count, i) => {
        if (count > 0) increase(newCustomers, counts.firstDay + i, count);
      });
    },
    finish(): DailyCounts {
      let firstDay = Infinity;
      let lastDay = -Infinity;
      for (const day of purchases.keys()) {
        firstDay = Math.min(firstDay, day);
        lastDay = Math.max(lastDay, day);
      }
      const length = purchases.size === 0 ? 0 : lastDay - firstDay + 1;
      const from = purchases.size === 0 ? 0 : firstDay;
      const fill = (counts: Map<number, number>) =>
        Uint32Array.from({ length }, (_, i) => counts.get(from + i) ?? 0);
      return { firstDay: from, purchases: fill(purchases), newCustomers: fill(newCustomers) };
    },
  };
}

/** Steps between ticks, in months. */
const STEPS = [1, 2, 3, 6, 12, 24, 36, 60, 120];

/**
 * First days of months between two days, so few that their names do not run into each other.
 *
 * @param most so many at most
 */
export function monthTicks(from: Date, to: Date, most: number): Date[] {
  const first = monthOf(from) + (from.getUTCDate() > 1 ? 1 : 0);
  const last = monthOf(to);
  const step =
    STEPS.find((months) => Math.floor((last - first) / months) + 1 <= most) ?? STEPS[STEPS.length - 1];
  const start = Math.ceil(first / step) * step;
  const ticks: Date[] = [];
  for (let month = start; month <= last; month += step) {
    ticks.push(new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)));
  }
  return ticks;
}

const monthOf = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();

/** The month (`2026-03`) so many months before another. */
export function monthsBefore(month: string, back: number): string {
  const [year, number] = month.split("-").map(Number);
  const months = year * 12 + (number - 1) - back;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
}

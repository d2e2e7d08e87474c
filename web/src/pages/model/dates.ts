/** A day since 1970-01-01 as the formats take it. */
export const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

import * as z from "zod";
import type { Calendar } from "../../model/calendar/season.ts";
import { isoToDay } from "../../model/time/isoToDay.ts";

const day = z.iso.date({
  error: (issue) => `${String(issue.input)} is not a date such as 2026-02-18`,
});

const window = z
  .tuple([day, day], {
    error: 'give the first and the last day of each occurrence, e.g. ["2026-02-18", "2026-03-19"]',
  })
  .refine(([from, to]) => from <= to, {
    error: (issue) => `the first day lies after the last: ${(issue.input as string[]).join(" to ")}`,
  });

/** Feasts and campaigns of a shop by date, because they move: Ramadan, Eid, White Friday. */
export const calendarSchema = z
  .object({
    feasts: z
      .array(
        z
          .object({
            name: z.string().min(1).max(100),
            /** First and last day of each occurrence, past ones and those to come. */
            windows: z
              .array(window)
              .min(1)
              .refine(isApart, { error: "two occurrences of one feast overlap" }),
            /** On these days customers buy so many times as often as usual; without it, learnt from the history. */
            factor: z.number().min(0.01).max(100).optional(),
          })
          .strict(),
      )
      .max(100)
      .refine((feasts) => new Set(feasts.map(({ name }) => name)).size === feasts.length, {
        error: "two feasts have the same name",
      }),
  })
  .strict();

export type SuppliedCalendar = z.infer<typeof calendarSchema>;

function isApart(windows: readonly [string, string][]): boolean {
  const ordered = [...windows].sort(([a], [b]) => (a < b ? -1 : 1));
  return ordered.every(([from], i) => i === 0 || from > ordered[i - 1][1]);
}

/** The calendar as the models take it, in whole days. */
export function calendarOf({ calendar }: { calendar?: SuppliedCalendar }): Calendar | undefined {
  if (calendar === undefined || calendar.feasts.length === 0) return undefined;
  return {
    feasts: calendar.feasts.map(({ name, windows, factor }) => ({
      name,
      windows: windows.map(([from, to]) => [isoToDay(from), isoToDay(to)] as const),
      ...(factor !== undefined && { factor }),
    })),
  };
}

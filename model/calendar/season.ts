/** A movable feast or a campaign as a shop names it: by date, because it moves. */
export interface NamedFeast {
  name?: string;
  /** First and last day of each occurrence, inclusive, whole days since 1970-01-01. */
  windows: readonly (readonly [from: number, to: number])[];
  /** On these days purchases come so many times as often as usual; absent: learnt from the shop's history. */
  factor?: number;
}

/** A feast whose factor is known. */
export interface Feast extends NamedFeast {
  factor: number;
}

/** A calendar as a shop supplies it, e.g. Ramadan, Eid and White Friday by date. */
export interface Calendar {
  feasts: readonly NamedFeast[];
}

/**
 * How fast a shop's customers buy over the year: s(day) = weekly[week of the year] · weekdays[day of the week] times
 * the factors of the feasts that day, brought to mean 1. Plain data: it can be stored with a model.
 */
export interface Season {
  /** One factor for each of 52 equal parts of a year, from 1 January; mean 1. */
  weekly: readonly number[];
  /** One factor for each day of the week from Monday; mean 1. */
  weekdays: readonly number[];
  feasts: readonly Feast[];
  /** Parameters the factors are worth: 51 + 6 if they were free, 0 if they are all 1. */
  effectiveParameters: number;
}

/** Equal parts of a year that the season tells apart. */
export const weeks = 52;

/** The calendar of a shop with no rhythm but the feasts it names with a factor, if any. */
export function plainSeason(calendar: Calendar = { feasts: [] }): Season {
  return {
    weekly: new Array(weeks).fill(1),
    weekdays: new Array(7).fill(1),
    feasts: calendar.feasts.filter((feast): feast is Feast => feast.factor !== undefined),
    effectiveParameters: 0,
  };
}

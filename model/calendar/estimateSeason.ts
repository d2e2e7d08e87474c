import { mbgnbd } from "../families/mbgnbd.ts";
import type { Family, Fit } from "../families/family.ts";
import { expectedByDay } from "./expectedByDay.ts";
import { feastFactor } from "./feastFactor.ts";
import { improvesEarlierOrigins } from "./improvesEarlierOrigins.ts";
import { operationalTime } from "./operationalTime.ts";
import { countsByWeekday, countsByWeekOfYear, type PeriodCount } from "./periodCounts.ts";
import { type PeriodicEffects, periodicEffects } from "./periodicEffects.ts";
import { type Calendar, plainSeason, type Season, weeks } from "./season.ts";
import { logSpeeds, operationalColumns, repeatsByDay, type SeasonData } from "./seasonData.ts";

type Params = { [name: string]: number };

export interface SeasonOptions {
  /** The family whose expectation the counts are held against; default MBG/NBD. */
  family?: Family<Params>;
  /** Movable feasts the shop names: factors it gives are taken as they are, the others learnt. */
  calendar?: Calendar;
}

/** Below so many days a season of the year cannot be told from the shop's growth. */
const LEAST_DAYS = 548;
/** Below so many repeat purchases there is nothing to learn one from. */
const LEAST_REPEATS = 100;
/** Beyond it the counts speak very strongly for a rhythm (Kass & Raftery 1995, 2 ln B > 10). */
const VERY_STRONG = 5;
/** Fit, count, fit again: the third changes hardly anything. */
const ROUNDS = 3;

/**
 * The season of a shop, learnt from its own history: what was bought by week of the year, by day of the week and on
 * the feasts it names, over what the family expected of the customers known by then, fitted on the clock as found so far.
 *
 * A rhythm is accepted only where the counts speak very strongly for it, where it would have improved earlier dates,
 * and where it raises the log-likelihood by more than the parameters it is worth (Akaike); a shop without one gets none.
 * Feasts with a factor are taken as they are, however short the history.
 *
 * @param data nothing after `data.asOf` is looked at
 * @returns null where there is no season; with such feasts always at least these
 */
export function estimateSeason(data: SeasonData, options: SeasonOptions = {}): Season | null {
  const family: Family<Params> = options.family ?? mbgnbd;
  const { calendar } = options;
  const supplied = plainSeason(calendar);
  const none = supplied.feasts.length > 0 ? supplied : null;
  const asked = calendar?.feasts.filter(({ factor }) => factor === undefined) ?? [];
  const repeats = repeatsByDay(data);
  const { firstDay } = data.daily;
  const until = firstDay + repeats.length - 1;
  const isLong = data.asOf - firstDay + 1 >= LEAST_DAYS;
  if (!isLong && asked.length === 0) return none;
  if (!(repeats.reduce((sum, count) => sum + count, 0) >= LEAST_REPEATS)) return none;

  const plain = fitOnClock(family, data, supplied);
  const learn = (counts: PeriodCount[], phases: number, judge: boolean): PeriodicEffects | null => {
    const found = periodicEffects(counts, phases);
    if (!judge) return found;
    if (!(found.logBayesFactor > VERY_STRONG)) return null;
    return improvesEarlierOrigins(counts, phases, firstDay, until) ? found : null;
  };
  let season = supplied;
  let wanted = { weekly: isLong, weekdays: isLong };
  for (let round = 0; round < ROUNDS; round++) {
    const fit = round === 0 ? plain : fitOnClock(family, data, season);
    const time = operationalTime(season);
    const even = expectedByDay(
      firstDay,
      data.daily.newCustomers,
      (t) => family.expectedTransactions(fit.params, t),
      time,
    ).map((value, i) => value / time.speed(firstDay + i));
    // Expected at the pace of all rhythms but the one looked for.
    const without = (part: Partial<Season>) => {
      const other = operationalTime({ ...season, ...part });
      return even.map((value, i) => value * other.speed(firstDay + i));
    };
    const flat = plainSeason();
    const feasts = asked.flatMap((feast) => {
      const others = season.feasts.filter(({ windows }) => windows !== feast.windows);
      const learnt = feastFactor(feast, firstDay, repeats, without({ feasts: others }));
      return learnt === null ? [] : [learnt];
    });
    season = { ...season, feasts: [...supplied.feasts, ...feasts.map(({ feast }) => feast)] };
    const byWeek = countsByWeekOfYear(firstDay, repeats, without({ weekly: flat.weekly }));
    const byDay = countsByWeekday(firstDay, repeats, without({ weekdays: flat.weekdays }));
    const yearly = wanted.weekly ? learn(byWeek, weeks, round === 0) : null;
    const weekly = wanted.weekdays ? learn(byDay, 7, round === 0) : null;
    wanted = { weekly: yearly !== null, weekdays: weekly !== null };
    if (yearly === null && weekly === null && feasts.length === 0) return none;
    season = {
      weekly: factorsOf(yearly) ?? flat.weekly,
      weekdays: factorsOf(weekly) ?? flat.weekdays,
      feasts: season.feasts,
      effectiveParameters:
        (yearly?.effectiveParameters ?? 0) +
        (weekly?.effectiveParameters ?? 0) +
        feasts.reduce((sum, { effectiveParameters }) => sum + effectiveParameters, 0),
    };
  }
  const gain = likelihoodOf(family, data, season) - likelihoodOf(family, data, supplied, plain);
  // A sample of the shop stands for the whole of it.
  return gain / (data.share ?? 1) > season.effectiveParameters ? season : none;
}

/** Factors with mean 1 over the phases; the clock brings them to mean 1 over days. */
function factorsOf(found: PeriodicEffects | null): number[] | null {
  if (found === null) return null;
  const factors = Array.from(found.effects, Math.exp);
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / factors.length;
  return factors.map((factor) => factor / mean);
}

function fitOnClock(family: Family<Params>, data: SeasonData, season: Season): Fit<Params> {
  return family.fit(operationalColumns(data, operationalTime(season)));
}

function likelihoodOf(
  family: Family<Params>,
  data: SeasonData,
  season: Season,
  fit = fitOnClock(family, data, season),
): number {
  return fit.logLikelihood + logSpeeds(data, operationalTime(season));
}

import { estimateSeason } from "../calendar/estimateSeason.ts";
import { operationalTime } from "../calendar/operationalTime.ts";
import type { Calendar, Season } from "../calendar/season.ts";
import { logSpeeds, operationalColumns, type SeasonData } from "../calendar/seasonData.ts";
import type { Finding } from "../families/family.ts";
import { purchasesAsOf } from "../history/purchasesAsOf.ts";
import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import type { Recipe } from "./recipe.ts";
import type { RecipeFit } from "./fitModelFromStatistics.ts";
import type { ShardStatistics } from "./statistics.ts";
import type { LogStart } from "./windowOf.ts";

/**
 * The season of a shop as of the date of its statistics. Its days are counted over everyone; what its customers are
 * like is seen in a sample where the shop is larger than that.
 *
 * @param histories of the sample
 * @param calendar feasts the shop names
 */
export function shopSeason(
  statistics: ShardStatistics,
  histories: readonly PurchaseHistory[],
  logStart: LogStart,
  calendar?: Calendar,
): Season | null {
  const { asOf, groups, daily, share, customers } = statistics;
  if (customers <= histories.length) return estimateSeason({ asOf, groups, daily, share }, { calendar });
  const known = daysOfAll(histories, asOf, { historyStartsAt: logStart.historyStartsAt });
  const sampled = {
    frequency: Float64Array.from(known, (days) => days.length - 1),
    firstDay: Float64Array.from(known, (days) => days[0]),
    lastDay: Float64Array.from(known, (days) => days[days.length - 1]),
    count: new Float64Array(known.length).fill(1),
  };
  const data = { asOf, groups: sampled, daily, share: known.length / customers };
  return estimateSeason(data, { calendar });
}

/**
 * A recipe fitted on the shop's own clock. The log-likelihood includes Σ ln s(day), to compare with the plain recipe's.
 *
 * Families with k > 1 need the intervals between purchases on that clock, which only histories tell: they are fitted on
 * the sampled ones, and the log-likelihood is scaled up to the shop.
 */
export function fitOnSeason(
  statistics: ShardStatistics,
  logStart: LogStart,
  recipe: Recipe,
  season: Season,
): RecipeFit["fit"] {
  const { asOf, groups, daily, share, sample } = statistics;
  const { firstSeenFrom = -Infinity } = logStart;
  const clock = operationalTime(season);
  const counted = (column: Float64Array) => column.filter((_, i) => groups.firstDay[i] >= firstSeenFrom);
  const known = {
    frequency: counted(groups.frequency),
    firstDay: counted(groups.firstDay),
    lastDay: counted(groups.lastDay),
    count: counted(groups.count),
  };
  const data: SeasonData = { asOf, groups: known, daily, share };
  const isWhole = firstSeenFrom === -Infinity;
  const needsIntervals = recipe.readsIntervals === true;
  if (isWhole && !needsIntervals) {
    const fit = recipe.fit(operationalColumns(data, clock));
    return { ...fit, logLikelihood: fit.logLikelihood + logSpeeds(data, clock) };
  }
  const histories = daysOfAll(
    sample.map(({ history }) => history),
    asOf,
    logStart,
  );
  const fit = recipe.fit(operationalColumns(needsIntervals ? { ...data, histories } : data, clock));
  let speeds = 0;
  for (const days of histories)
    for (let i = 1; i < days.length; i++) speeds += Math.log(clock.speed(days[i]));
  const fitted = known.count.reduce((sum, count) => sum + count, 0);
  const scale = fitted / histories.length;
  const logLikelihood = needsIntervals
    ? (fit.logLikelihood + speeds) * scale
    : fit.logLikelihood + speeds * scale;
  return { ...fit, logLikelihood };
}

/** Says that a family was fitted on a part of the shop, where it was. */
export function sampledFindings({ customers, sample }: ShardStatistics, recipe: Recipe): Finding[] {
  if (!(recipe.season && recipe.readsIntervals && sample.length < customers)) return [];
  const [all, some] = [customers, sample.length].map((count) => count.toLocaleString("en"));
  return [
    {
      code: "intervals-sampled",
      words: {
        en: `The rhythm of regular buyers was fitted on ${some} customers drawn by a hash of the id, out of ${all}: only whole histories tell the intervals on the shop's own calendar.`,
        ar: `حُسب إيقاع المشترين المنتظمين على ${some} من العملاء اختيروا ببصمة المعرّف من أصل ${all}: فالفترات بحسب تقويم المتجر لا تُعرف إلا من السجلات الكاملة.`,
      },
    },
  ];
}

/** Purchase days that stand at a date, of those who have any, from where the log can be trusted. */
function daysOfAll(
  histories: readonly PurchaseHistory[],
  asOf: number,
  { historyStartsAt = -Infinity, firstSeenFrom = -Infinity }: LogStart,
): number[][] {
  return histories
    .map((history) => purchasesAsOf(history, asOf).days.filter((day) => day >= historyStartsAt))
    .filter((days) => days.length > 0 && days[0] >= firstSeenFrom);
}

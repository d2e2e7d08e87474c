import { type Factor, notRecorded, otherLevel } from "./factor.ts";

export interface CodingOptions {
  /** How many customers each row stands for; 1 each when absent. */
  weight?: ArrayLike<number>;
  /** Customers a level needs to stand alone; default 30. */
  fewest?: number;
  /** Levels at most, the rest going into `other`; default 12. */
  most?: number;
}

/**
 * Sorts rows into levels: the commonest first (of equals the first by name, so that the order of rows does not matter),
 * rare ones together in `other`, customers of whom nothing is recorded in a level of their own.
 *
 * @param values by row; null, undefined and "" mean that nothing is recorded
 * @throws {RangeError} unless fewest >= 1, most >= 2 and weights are as many as values
 * @example codeFactor("channel", ["search", "search", "referral"], { fewest: 1 }).levels; // => ["search", "referral"]
 */
export function codeFactor(
  name: string,
  values: ArrayLike<string | null | undefined>,
  { weight, fewest = 30, most = 12 }: CodingOptions = {},
): Factor {
  if (!(fewest >= 1)) throw new RangeError(`codeFactor requires fewest >= 1: ${fewest}`);
  if (!(most >= 2)) throw new RangeError(`codeFactor requires most >= 2: ${most}`);
  if (!(weight === undefined || weight.length === values.length)) {
    throw new RangeError(
      `codeFactor requires as many weights as values: ${weight?.length}, ${values.length}`,
    );
  }
  const counts = new Map<string, number>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? notRecorded;
    counts.set(value, (counts.get(value) ?? 0) + (weight === undefined ? 1 : weight[i]));
  }
  const ranked = [...counts].sort(([p, m], [q, n]) => n - m || (p < q ? -1 : 1));
  const common = ranked.filter(
    ([value, customers], i) => i === 0 || (value !== otherLevel && customers >= fewest),
  );
  const kept = common.slice(0, common.length === ranked.length && ranked.length <= most ? most : most - 1);
  const alone = new Set(kept.map(([value]) => value));
  const rest = ranked.filter(([value]) => !alone.has(value));
  const ofRest = rest.reduce((sum, [, customers]) => sum + customers, 0);
  const named = rest.filter(([value]) => value !== otherLevel);
  const levels = kept.map(([value, customers]) => ({ value, customers }));
  const known = levels.find(({ value }) => value === otherLevel);
  if (known !== undefined) known.customers += ofRest;
  else if (rest.length > 0) levels.push({ value: otherLevel, customers: ofRest });
  levels.sort((p, q) => q.customers - p.customers || (p.value < q.value ? -1 : 1));
  const position = new Map(levels.map(({ value }, at) => [value, at]));
  const other = position.get(otherLevel) ?? 0;
  return {
    name,
    levels: levels.map(({ value }) => value),
    customers: levels.map(({ customers }) => customers),
    level: Int32Array.from(values, (value) => position.get(value ?? notRecorded) ?? other),
    folded:
      named.length === 0
        ? null
        : {
            levels: named.map(([value]) => value),
            customers: named.reduce((sum, [, customers]) => sum + customers, 0),
          },
  };
}

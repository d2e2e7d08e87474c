import { symmetricEigen } from "../../math/symmetricEigen.ts";

type Params = { [name: string]: number };

/** No point lies further from the parameters than by this factor's logarithm: beyond, families leave what is possible. */
const farthest = 4;

/**
 * A few sets of parameters, equally likely, that stand for how unsure a fit is of its own: two on each principal axis
 * of the covariance of their logarithms, √d standard deviations to either side, for d parameters. Their mean and
 * covariance are those of the normal distribution of the logarithms, and averages over them are as right as those over
 * many random draws, without chance.
 *
 * @param covariance of the parameters in the order of `params`, with zeros for what was not estimated; null for none
 * @returns none where nothing is unsure
 * @see Julier & Uhlmann (1997), "A New Extension of the Kalman Filter to Nonlinear Systems", section 3
 */
export function parameterPoints(params: Params, covariance: readonly (readonly number[])[] | null): Params[] {
  if (covariance === null) return [];
  const names = Object.keys(params);
  const free = names.map((_, i) => i).filter((i) => covariance[i]?.[i] > 0);
  const ofLogs = free.map((i) => free.map((j) => covariance[i][j] / (params[names[i]] * params[names[j]])));
  const { values, vectors } = symmetricEigen(ofLogs);
  return values.flatMap((value, axis) => {
    if (!(value > 0 && value < Infinity)) return [];
    return [1, -1].map((side) => {
      const point = { ...params };
      free.forEach((i, k) => {
        const move = side * Math.sqrt(value * free.length) * vectors[axis][k];
        point[names[i]] *= Math.exp(Math.min(farthest, Math.max(-farthest, move)));
      });
      return point;
    });
  });
}

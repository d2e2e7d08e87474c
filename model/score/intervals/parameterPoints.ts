import type { ModelUncertainty } from "../../model.ts";
import { symmetricEigen } from "../../math/symmetricEigen.ts";

type Params = { [name: string]: number };
type Unsure = Pick<ModelUncertainty, "covariance" | "inside">;

/** No point lies further from the parameters than by this factor's logarithm: beyond, families leave what is possible. */
const farthest = 4;

/**
 * Sets of parameters that may be true as well, by direction: two on each principal axis of the covariance of their
 * logarithms, √d standard deviations to either side, for d directions. One direction more for each boundary to which
 * parameters ran: the one point inside where the profile log-likelihood has fallen by d/2 (`inside`).
 *
 * Each direction is as likely as any other, and each side of it as the other. The mean and covariance of such points are those of the
 * normal distribution of the logarithms, and averages over them are as right as those over many random draws, without
 * chance.
 *
 * @param uncertainty its covariance in the order of `params`, with zeros for what was not estimated; null for none
 * @returns none where nothing is unsure
 * @see Julier & Uhlmann (1997), "A New Extension of the Kalman Filter to Nonlinear Systems", section 3
 */
export function parameterAxes(
  params: Params,
  { covariance, inside = [] }: Unsure = { covariance: null },
): Params[][] {
  const names = Object.keys(params);
  const free = covariance === null ? [] : names.map((_, i) => i).filter((i) => covariance[i]?.[i] > 0);
  const ofLogs = free.map((i) => free.map((j) => covariance![i][j] / (params[names[i]] * params[names[j]])));
  const { values, vectors } = symmetricEigen(ofLogs);
  const axes = values.flatMap((value, axis) => {
    if (!(value > 0 && value < Infinity)) return [];
    const points = [1, -1].map((side) => {
      const point = { ...params };
      free.forEach((i, k) => {
        const move = side * Math.sqrt(value * (free.length + inside.length)) * vectors[axis][k];
        point[names[i]] *= Math.exp(Math.min(farthest, Math.max(-farthest, move)));
      });
      return point;
    });
    return [points];
  });
  return [...axes, ...inside.map((point) => [point])];
}

/** The same as a few equally likely sets of parameters: a point inside a boundary stands for both sides. */
export function parameterPoints(params: Params, uncertainty?: Unsure): Params[] {
  return parameterAxes(params, uncertainty).flatMap((axis) =>
    axis.length === 1 ? [...axis, ...axis] : axis,
  );
}

import type { Family } from "../../families/family.ts";
import type { Model } from "../../model.ts";
import type { Summary } from "../../summary.ts";
import { aliveSummary } from "../futureIfAlive.ts";
import { parameterPoints } from "./parameterPoints.ts";
import type { Predictive } from "./predictive.ts";

type Params = { [name: string]: number };

/** Counts beyond this probability cannot move a quantile up to 0.975. */
const tail = 1e-6;
/** Beyond so many states they are forgotten and worked out anew as needed. */
const mostStates = 20_000;
/**
 * Parameters are mixed in where their part of the variance of some customer's orders is at least so much of that by
 * chance: intervals by the parameters alone would then be a twentieth too narrow.
 */
const leastShare = 0.02;

/**
 * What a customer may buy when the parameters themselves are unsure, as in a young shop: the average of the
 * distributions under each of the parameterPoints. How orders are worth is as sure as it was, so that the distribution
 * of the contribution follows from that of the count.
 */
export class ParameterMixture {
  readonly #family: Family<Params>;
  readonly #points: readonly Params[];
  readonly #time: number;
  readonly #recencyMatters: boolean;
  readonly #known = new Map<string, readonly Float64Array[]>();

  private constructor(family: Family<Params>, points: readonly Params[], time: number) {
    this.#family = family;
    this.#points = points;
    this.#time = time;
    this.#recencyMatters = points.some((point) => family.futureDependsOnRecency?.(point) ?? false);
  }

  /**
   * The mixture for a horizon of so much model time; null where the parameters are sure enough: then every interval is
   * as if they were known.
   */
  static of(model: Model, family: Family<Params>, time: number): ParameterMixture | null {
    const points = parameterPoints(model.params, model.uncertainty);
    const matters = likelyStates(time).some((state) => {
      const expected = points.map((point) => family.conditionalExpectedTransactions(point, state, time));
      return variance(expected) > leastShare * chanceVariance(family, model.params, state, time);
    });
    return matters ? new ParameterMixture(family, points, time) : null;
  }

  /** @param summary on the model's clock */
  predictive(summary: Summary): Predictive {
    const counts = this.#countsOf(summary);
    let alive = 0;
    const chances = new Float64Array(Math.max(...counts.map(({ length }) => length)));
    this.#points.forEach((point, j) => {
      const chance = this.#family.probabilityAlive(point, summary) / this.#points.length;
      alive += chance;
      for (let n = 0; n < counts[j].length; n++) chances[n] += chance * counts[j][n];
    });
    if (!(alive > 0)) return { probabilityAlive: 0, counts: Float64Array.of(1), chances: Float64Array.of(1) };
    const upTo = new Float64Array(chances.length);
    let sum = 0;
    for (let n = 0; n < chances.length; n++) {
      chances[n] /= alive;
      upTo[n] = sum += chances[n];
    }
    return { probabilityAlive: Math.min(1, alive), counts: upTo, chances };
  }

  /** P(n purchases | alive) under each point; shared between customers of one state. */
  #countsOf(summary: Summary): readonly Float64Array[] {
    const { frequency, recency, T } = summary;
    const key = this.#recencyMatters ? `${frequency} ${recency} ${T}` : `${frequency} ${T}`;
    let counts = this.#known.get(key);
    if (counts === undefined) {
      if (this.#known.size >= mostStates) this.#known.clear();
      const state = this.#recencyMatters ? summary : aliveSummary(frequency, T);
      counts = this.#points.map((point) =>
        this.#family.countDistributionIfAlive(point, state, this.#time, tail),
      );
      this.#known.set(key, counts);
    }
    return counts;
  }
}

/** Customers by whom to judge whether the parameters are sure enough: as old as the horizon is long. */
function likelyStates(time: number): Summary[] {
  return [0, 1, 3, 12].map((frequency) => ({
    frequency,
    recency: (time * frequency) / (frequency + 1),
    T: time,
    logIntervals: frequency === 0 ? 0 : frequency * Math.log(time / (frequency + 1)),
  }));
}

function chanceVariance(family: Family<Params>, params: Params, state: Summary, time: number): number {
  const alive = family.probabilityAlive(params, state);
  let [mean, squares] = [0, 0];
  family.countDistributionIfAlive(params, state, time, tail).forEach((chance, n) => {
    mean += alive * n * chance;
    squares += alive * n * n * chance;
  });
  return squares - mean * mean;
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}

import { I } from "./deathIntegrals.ts";

/** Where each moment stands in the result; a, p, b, q as in deathIntegrals. */
export const M = {
  /** D, ln[(α+T)/(α+t_x)], ln[(β+T)/(β+t_x)]. */
  logOdds: 0,
  growthA: 1,
  growthB: 2,
  /** Means. */
  a: 3,
  p: 4,
  b: 5,
  q: 6,
  /** Covariances. */
  aa: 7,
  ap: 8,
  ab: 9,
  aq: 10,
  pp: 11,
  pb: 12,
  pq: 13,
  bb: 14,
  bq: 15,
  qq: 16,
} as const;

/** Moments, over the time of death u in (t_x, T), of what the derivatives of D are made of, from their integrals. */
export function createDeathMoments(r: number, alpha: number, s: number, beta: number) {
  const result = new Float64Array(17);
  const logS = Math.log(s);

  /** Fills `result`. */
  function of(x: number, tx: number, T: number, integrals: Float64Array): void {
    const growthA = Math.log1p((T - tx) / (alpha + tx));
    const growthB = Math.log1p((T - tx) / (beta + tx));
    const over = 1 / integrals[I.one];
    const a = integrals[I.a] * over;
    const p = integrals[I.p] * over;
    const b = integrals[I.b] * over;
    const q = integrals[I.q] * over;
    result[M.logOdds] = logS + Math.log(integrals[I.one] / (beta + tx)) + (r + x) * growthA + s * growthB;
    result[M.growthA] = growthA;
    result[M.growthB] = growthB;
    result[M.a] = a;
    result[M.p] = p;
    result[M.b] = b;
    result[M.q] = q;
    result[M.aa] = integrals[I.aa] * over - a * a;
    result[M.ap] = integrals[I.ap] * over - a * p;
    result[M.ab] = integrals[I.ab] * over - a * b;
    result[M.aq] = integrals[I.aq] * over - a * q;
    result[M.pp] = integrals[I.pp] * over - p * p;
    result[M.pb] = integrals[I.pb] * over - p * b;
    result[M.pq] = integrals[I.pq] * over - p * q;
    result[M.bb] = integrals[I.bb] * over - b * b;
    result[M.bq] = integrals[I.bq] * over - b * q;
    result[M.qq] = integrals[I.qq] * over - q * q;
  }

  return { of, result };
}

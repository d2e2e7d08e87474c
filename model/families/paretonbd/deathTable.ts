import { createDeathIntegrals, I, INTEGRALS } from "./deathIntegrals.ts";

/** Of an integral to the end of the table, the part before T that may be told from the rest without losing digits. */
const TELLABLE = 1e-3;

/**
 * The integrals of deathIntegrals for many customers of one x whose times lie on a common grid, such as whole days. What
 * is integrated depends on t_x and T only by its ends, so that the cells of the grid are integrated once, added up from
 * the far end, and a customer's integral is a difference of two entries, each taken relative to its own time:
 *
 *   ∫_tx^T = ∫_tx^end − [(α+t_x)/(α+T)]^(r+x) [(β+t_x)/(β+T)]^(s+1) ∫_T^end
 *
 * with a, p, b, q of the latter moved from T to t_x. Where most would cancel, the integral is taken directly.
 *
 * @param grid ascending times
 */
export function createDeathTable([r, alpha, s, beta]: readonly number[], grid: Float64Array) {
  const direct = createDeathIntegrals(r, alpha, s, beta);
  const table = new Float64Array(grid.length * INTEGRALS);
  const result = new Float64Array(INTEGRALS);
  const logA = grid.map((time) => Math.log1p(time / alpha));
  const logB = grid.map((time) => Math.log1p(time / beta));
  const overA = grid.map((time) => 1 / (alpha + time));
  const overB = grid.map((time) => 1 / (beta + time));
  let x = 0;

  /** Adds `factor` times the integrals that stand at grid point j, relative to grid point i, to `to`. */
  function addMoved(to: Float64Array, at: number, i: number, j: number, factor: number): void {
    const from = j * INTEGRALS;
    const A = logA[j] - logA[i];
    const B = logB[j] - logB[i];
    const P = overA[j] - overA[i];
    const Q = overB[j] - overB[i];
    const f = factor * Math.exp(-(r + x) * A - (s + 1) * B);
    const one = f * table[from];
    const a = f * table[from + I.a];
    const p = f * table[from + I.p];
    const b = f * table[from + I.b];
    const q = f * table[from + I.q];
    to[at] += one;
    to[at + I.a] += a + A * one;
    to[at + I.p] += p + P * one;
    to[at + I.b] += b + B * one;
    to[at + I.q] += q + Q * one;
    to[at + I.aa] += f * table[from + I.aa] + A * (2 * a + A * one);
    to[at + I.ap] += f * table[from + I.ap] + A * p + P * (a + A * one);
    to[at + I.ab] += f * table[from + I.ab] + A * b + B * (a + A * one);
    to[at + I.aq] += f * table[from + I.aq] + A * q + Q * (a + A * one);
    to[at + I.pp] += f * table[from + I.pp] + P * (2 * p + P * one);
    to[at + I.pb] += f * table[from + I.pb] + P * b + B * (p + P * one);
    to[at + I.pq] += f * table[from + I.pq] + P * q + Q * (p + P * one);
    to[at + I.bb] += f * table[from + I.bb] + B * (2 * b + B * one);
    to[at + I.bq] += f * table[from + I.bq] + B * q + Q * (b + B * one);
    to[at + I.qq] += f * table[from + I.qq] + Q * (2 * q + Q * one);
  }

  /** Integrates between the grid points `first` and `last` for an x. */
  function begin(frequency: number, first: number, last: number): void {
    x = frequency;
    table.fill(0, last * INTEGRALS, (last + 1) * INTEGRALS);
    for (let i = last - 1; i >= first; i--) {
      direct.of(x, grid[i], grid[i + 1]);
      table.set(direct.result, i * INTEGRALS);
      addMoved(table, i * INTEGRALS, i, i + 1, 1);
    }
  }

  /** The integrals from grid point i to j, both within those of `begin`; overwritten by the next call. */
  function between(i: number, j: number): Float64Array {
    const at = i * INTEGRALS;
    for (let k = 0; k < INTEGRALS; k++) result[k] = table[at + k];
    addMoved(result, 0, i, j, -1);
    if (result[I.one] > TELLABLE * table[at]) return result;
    return directly(x, grid[i], grid[j]);
  }

  /** The integrals of one customer alone. */
  function directly(frequency: number, tx: number, T: number): Float64Array {
    direct.of(frequency, tx, T);
    return direct.result;
  }

  return { begin, between, directly };
}

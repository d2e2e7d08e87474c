import type { ErlangParams } from "../../../../model/families/erlang/params.ts";
import { gaussLegendre } from "../../../../model/math/gaussLegendre.ts";
import type { Summary } from "../../../../model/summary.ts";

/**
 * (M)BG/CNBD-k by brute force: the rate λ and the chance to drop out p are integrated numerically over their
 * posterior; given λ the next purchase comes after the rest of an Erlang interval that has run for T − t_x already,
 * the later ones after whole intervals. Knows nothing of phases, negative binomials or the code under test.
 */
export function erlangOracle(params: ErlangParams, { frequency: x, recency, T }: Summary, initial: 0 | 1) {
  const { k, r, alpha, a, b } = params;
  const tx = x === 0 ? 0 : recency;
  const silence = T - tx;
  const n = x + initial;
  const lines = linesOfRate((lambda) => (r + k * x) * Math.log(lambda) - lambda * (alpha + tx));
  const chances = linesOfChance(a, b);
  const silent = (lambda: number) => erlangSurvival(k, lambda * silence);
  const mean = (of: (lambda: number) => number) => sum(lines, ([at, weight]) => weight * of(at));
  const meanChance = (of: (p: number, q: number) => number) => sum(chances, ([p, q, w]) => w * of(p, q));

  const alive = mean(silent) * meanChance((_, q) => q ** n);
  const gone = n === 0 ? 0 : mean(() => 1) * meanChance((p, q) => p * q ** (n - 1));
  const rule = gaussLegendre(30);

  /** P(the m-th purchase comes within t | alive and never dropping out), m >= 1. */
  const known = new Map<string, number>();
  const within = (m: number, t: number) => {
    const key = `${m} ${t}`;
    const value = known.get(key) ?? withinAnew(m, t);
    known.set(key, value);
    return value;
  };
  const withinAnew = (m: number, t: number) =>
    mean((lambda) =>
      m === 1
        ? silent(lambda) - erlangSurvival(k, lambda * (silence + t))
        : sum(Array.from(rule.nodes.keys()), (i) => {
            const u = t * rule.nodes[i];
            const density = erlangDensity(k, lambda, silence + u);
            return t * rule.weights[i] * density * (1 - erlangSurvival(k * (m - 1), lambda * (t - u)));
          }),
    ) / mean(silent);
  /** P(alive after m more purchases | alive now). */
  const staying = (m: number) => meanChance((_, q) => q ** (n + m)) / meanChance((_, q) => q ** n);

  return {
    probabilityAlive: alive / (alive + gone),
    expectedIfAlive: (t: number, most: number) =>
      sum(
        Array.from({ length: most }, (_, i) => i + 1),
        (m) => staying(m - 1) * within(m, t),
      ),
    countIfAlive(t: number, m: number) {
      const reached = m === 0 ? 1 : within(m, t);
      const stopped = m === 0 ? 0 : (staying(m - 1) - staying(m)) * reached;
      return staying(m) * (reached - within(m + 1, t)) + stopped;
    },
    /** Discounted at delta, purchase by purchase up to the `most`-th; by the transform of an interval. */
    discountedIfAlive: (delta: number, most: number) =>
      sum(
        Array.from({ length: most }, (_, i) => i + 1),
        (m) => {
          const discount = mean((lambda) => {
            const whole = (lambda / (lambda + delta)) ** (k * (m - 1));
            return whole * restTransform(k, lambda, silence, delta);
          });
          return (staying(m - 1) * discount) / mean(silent);
        },
      ),
  };
}

/** ∫_0^∞ e^(−δu) f(s + u) du of an Erlang-k density f. */
function restTransform(k: number, lambda: number, s: number, delta: number): number {
  return Math.exp(delta * s) * (lambda / (lambda + delta)) ** k * erlangSurvival(k, (lambda + delta) * s);
}

function erlangSurvival(k: number, y: number): number {
  let term = Math.exp(-y);
  let total = term;
  for (let i = 1; i < k; i++) {
    term *= y / i;
    total += term;
  }
  return total;
}

function erlangDensity(k: number, lambda: number, t: number): number {
  let value = lambda * Math.exp(-lambda * t);
  for (let i = 1; i < k; i++) value *= (lambda * t) / i;
  return value;
}

/** Trapezoidal rule in ln λ around the top of a density (times λ for the change of variable). */
function linesOfRate(logDensity: (lambda: number) => number): [number, number][] {
  let top = 0;
  for (let v = -40; v < 20; v += 0.01) if (logDensity(Math.exp(v)) > logDensity(Math.exp(top))) top = v;
  const peak = logDensity(Math.exp(top));
  const lines: [number, number][] = [];
  for (let v = top - 60; v < top + 12; v += 0.08) {
    const weight = Math.exp(logDensity(Math.exp(v)) - peak);
    if (weight > 1e-24) lines.push([Math.exp(v), weight]);
  }
  return lines;
}

/** The same in the logit of p. */
function linesOfChance(a: number, b: number): [p: number, q: number, weight: number][] {
  const lines: [number, number, number][] = [];
  for (let v = -90; v < 60; v += 0.05) {
    const q = 1 / (1 + Math.exp(v));
    const p = 1 / (1 + Math.exp(-v));
    const weight = Math.exp(a * Math.log(p) + b * Math.log(q));
    if (weight > 1e-30) lines.push([p, q, weight]);
  }
  return lines;
}

function sum<I>(items: readonly I[], of: (item: I) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

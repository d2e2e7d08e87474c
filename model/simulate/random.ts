/** Draws from a seeded stream: the same seed gives the same draws on every machine. */
export interface Random {
  /** In (0, 1). */
  uniform(): number;
  /** Whole number in [0, below). */
  below(below: number): number;
  /** Mean 1. */
  exponential(): number;
  /** Mean 0, variance 1. */
  normal(): number;
  /** Mean `shape`, rate 1. */
  gamma(shape: number): number;
  beta(a: number, b: number): number;
}

/**
 * A stream of random draws (sfc32 by Chris Doty-Humphrey: 128 bits of state, passes PractRand).
 *
 * @param seed any whole number
 * @throws {RangeError} unless the seed is a safe integer
 * @example createRandom(1).uniform() === createRandom(1).uniform(); // => true
 */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`createRandom requires a whole seed: ${seed}`);
  let a = seed | 0;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;

  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  }
  for (let i = 0; i < 15; i++) next();

  const uniform = () => (next() + 0.5) / 2 ** 32;
  const exponential = () => -Math.log(uniform());
  const normal = () => Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * uniform());

  /** Marsaglia & Tsang (2000), "A simple method for generating gamma variables"; below 1 their boost. */
  function gamma(shape: number): number {
    if (!(shape > 0)) throw new RangeError(`gamma requires a shape > 0: ${shape}`);
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const scale = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + scale * x) ** 3;
      if (v > 0 && Math.log(uniform()) < x * x * 0.5 + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  function beta(alpha: number, bet: number): number {
    const x = gamma(alpha);
    const y = gamma(bet);
    return x + y > 0 ? x / (x + y) : uniform() < alpha / (alpha + bet) ? 1 : 0;
  }

  return { uniform, below: (below) => Math.floor(uniform() * below), exponential, normal, gamma, beta };
}

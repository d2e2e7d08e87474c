/**
 * Minimises a function without derivatives (Nelder & Mead 1965, restarted until nothing is gained): a second opinion
 * on what the Newton search of the fits finds.
 */
export function nelderMead(f: (at: number[]) => number, start: readonly number[], rounds = 6): number[] {
  let best = [...start];
  for (let round = 0; round < rounds; round++) best = once(f, best, 0.5 / (round + 1));
  return best;
}

function once(f: (at: number[]) => number, start: number[], size: number): number[] {
  const n = start.length;
  const simplex = [start, ...start.map((_, i) => start.map((v, j) => (i === j ? v + size : v)))].map(
    (at) => ({
      at,
      value: f(at),
    }),
  );
  for (let step = 0; step < 1500; step++) {
    simplex.sort((left, right) => left.value - right.value);
    const worst = simplex[n];
    if (worst.value - simplex[0].value < 1e-13 * (1 + Math.abs(worst.value))) break;
    const centre = start.map((_, j) => simplex.slice(0, n).reduce((sum, { at }) => sum + at[j], 0) / n);
    const along = (factor: number) => {
      const at = centre.map((c, j) => c + factor * (worst.at[j] - c));
      return { at, value: f(at) };
    };
    const reflected = along(-1);
    if (reflected.value < simplex[0].value) {
      const expanded = along(-2);
      simplex[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[n - 1].value) {
      simplex[n] = reflected;
    } else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(worst.value, reflected.value)) simplex[n] = contracted;
      else {
        for (let i = 1; i <= n; i++) {
          const at = simplex[i].at.map((v, j) => (v + simplex[0].at[j]) / 2);
          simplex[i] = { at, value: f(at) };
        }
      }
    }
  }
  return simplex.reduce((left, right) => (right.value < left.value ? right : left)).at;
}

import type { GroupedSummaries } from "../groupSummaries.ts";

/** Log-likelihood of purchases that never end, with derivatives in (r, α); r and α last, e.g. `hra` = ∂²/∂r∂α. */
export interface PurchaseTerms {
  value: number;
  gr: number;
  ga: number;
  hrr: number;
  hra: number;
  haa: number;
}

/**
 * What every family has of r and α when nobody had dropped out by T: terms in x alone and in T alone.
 *
 *   Σ_{i<x} ln(r + i) − r ln(1 + T/α) − x ln(α + T)
 *
 * The sum over i < x is carried along while x rises, so Γ, ψ and ψ′ are never called and nothing cancels.
 */
export function purchaseTerms(groups: GroupedSummaries): (r: number, alpha: number) => PurchaseTerms {
  const { frequencies, Ts, weight } = groups;
  const byX = new Float64Array(frequencies.length);
  const byT = new Float64Array(Ts.length);
  const purchasesByT = new Float64Array(Ts.length);
  for (let g = 0; g < weight.length; g++) {
    byX[groups.x[g]] += weight[g];
    byT[groups.T[g]] += weight[g];
    purchasesByT[groups.T[g]] += weight[g] * frequencies[groups.x[g]];
  }
  const risers = stepsAbove(frequencies, byX, 0);

  return (r, alpha) => {
    let [value, gr, ga, hrr, hra, haa] = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < risers.length; i++) {
      const inverse = 1 / (r + i);
      value += risers[i] * Math.log(r + i);
      gr += risers[i] * inverse;
      hrr -= risers[i] * inverse * inverse;
    }
    for (let k = 0; k < Ts.length; k++) {
      const T = Ts[k];
      const inverse = 1 / (alpha + T);
      const logT = Math.log1p(T / alpha);
      value -= r * byT[k] * logT + purchasesByT[k] * Math.log(alpha + T);
      gr -= byT[k] * logT;
      const share = (T * inverse) / alpha;
      ga += r * byT[k] * share - purchasesByT[k] * inverse;
      hra += byT[k] * share;
      haa += purchasesByT[k] * inverse * inverse - r * byT[k] * share * (inverse + 1 / alpha);
    }
    return { value, gr, ga, hrr, hra, haa };
  };
}

/** How many customers have more than i events, i = 0, 1, …, where a customer has x + extra. */
export function stepsAbove(frequencies: Float64Array, count: Float64Array, extra: number): Float64Array {
  let most = 0;
  for (const x of frequencies) if (x + extra > most) most = x + extra;
  const above = new Float64Array(most);
  for (let k = 0; k < frequencies.length; k++) {
    const events = frequencies[k] + extra;
    if (events > 0) above[events - 1] += count[k];
  }
  for (let i = most - 2; i >= 0; i--) above[i] += above[i + 1];
  return above;
}

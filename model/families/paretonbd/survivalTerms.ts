import type { GroupedSummaries } from "../groupSummaries.ts";

/** Log probability that all customers live to T, with derivatives in (s, β); that by s twice is zero. */
export interface SurvivalTerms {
  value: number;
  gs: number;
  gb: number;
  hsb: number;
  hbb: number;
}

/** −Σ s ln(1 + T/β), over the distinct T. */
export function survivalTerms({
  Ts,
  T,
  weight,
}: GroupedSummaries): (s: number, beta: number) => SurvivalTerms {
  const byT = new Float64Array(Ts.length);
  for (let g = 0; g < weight.length; g++) byT[T[g]] += weight[g];
  return (s, beta) => {
    let [gs, share, curve] = [0, 0, 0];
    for (let k = 0; k < Ts.length; k++) {
      gs -= byT[k] * Math.log1p(Ts[k] / beta);
      const over = 1 / (beta + Ts[k]);
      const one = (byT[k] * Ts[k] * over) / beta;
      share += one;
      curve += one * (over + 1 / beta);
    }
    return { value: s * gs, gs, gb: s * share, hsb: share, hbb: -s * curve };
  };
}

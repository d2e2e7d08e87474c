import { logRising } from "../../math/logRising.ts";
import type { Summary } from "../../summary.ts";
import { logOddsDropped } from "./logOddsDropped.ts";
import type { ParetoNbdParams } from "./params.ts";

/**
 * Natural log-likelihood of one customer, without the data-only factor t_x^(x−1)/Γ(x).
 *
 *   ln[Γ(r+x)/Γ(r)] − r ln(1 + T/α) − x ln(α + T) − s ln(1 + T/β) + ln(1 + e^D),  D as in logOddsDropped
 *
 * Written so that no two large terms cancel: r and α may both be huge (everybody buys at one rate), s tiny (nobody
 * leaves).
 *
 * @see Fader & Hardie (2005), "A Note on Deriving the Pareto/NBD Model and Related Expressions"
 */
export function logLikelihood(params: ParetoNbdParams, summary: Summary): number {
  const { r, alpha, s, beta } = params;
  const { frequency: x, T } = summary;
  const dropped = logOddsDropped(params, summary);
  return (
    logRising(r, x) -
    r * Math.log1p(T / alpha) -
    x * Math.log(alpha + T) -
    s * Math.log1p(T / beta) +
    Math.max(dropped, 0) +
    Math.log1p(Math.exp(-Math.abs(dropped)))
  );
}

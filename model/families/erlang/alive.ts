import type { Summary } from "../../summary.ts";
import type { InitialChances } from "../betageometric/variant.ts";
import type { ErlangParams } from "./params.ts";
import { logSilence } from "./silence.ts";

/** ln[a / (b + n − 1)]: log odds of having dropped out at the last purchase, before any silence; n chances so far. */
export function logOddsAtLast(params: ErlangParams, summary: Summary, initial: InitialChances): number {
  const n = summary.frequency + initial;
  return n === 0 ? Number.NEGATIVE_INFINITY : Math.log(params.a / (params.b + n - 1));
}

/**
 * P(alive): the odds of having dropped out at the last purchase, over the chance that somebody alive stays silent.
 *
 *   1 / (1 + [a/(b + n − 1)] / P(silence)),  n = x (BG) or x + 1 (MBG)
 *
 * @see Reutterer & Platzer (2017); with k = 1 Fader, Hardie & Lee (2008), eq. 1
 */
export function probabilityAlive(params: ErlangParams, summary: Summary, initial: InitialChances): number {
  return 1 / (1 + Math.exp(logOddsAtLast(params, summary, initial) - logSilence(params, summary)));
}

import type { Summary } from "../../summary.ts";
import { logOddsDropped } from "./logOddsDropped.ts";
import type { ParetoNbdParams } from "./params.ts";

/**
 * P(alive): probability that a customer is still alive at T, 1/(1 + e^D) with D as in logOddsDropped.
 *
 * Where e^D overflows the result is 0, its correct limit.
 *
 * @see Schmittlein, Morrison & Colombo (1987), eq. 11–13
 */
export function probabilityAlive(params: ParetoNbdParams, summary: Summary): number {
  return 1 / (1 + Math.exp(logOddsDropped(params, summary)));
}

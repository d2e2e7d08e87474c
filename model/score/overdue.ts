import type { Family } from "../families/family.ts";
import type { Summary } from "../summary.ts";

type Params = { [name: string]: number };

/**
 * The chance that a customer who is still alive would stay silent this long: P(no order in (t_x, T] | alive,
 * history to t_x). Small means overdue. It carries the risk where P(alive) cannot fall (no drop-out found).
 */
export function probabilityOfSilence(family: Family<Params>, params: Params, summary: Summary): number {
  return family.probabilityOfSilenceIfAlive(params, summary);
}

/** Whether the silence is longer than the shop is willing to explain by chance. */
export function isOverdue(probabilityOfSilence: number, overdueBelow: number): boolean {
  return probabilityOfSilence < overdueBelow;
}

import type { Random } from "./random.ts";

/** BG/NBD letters; MBG/NBD has the same, with a chance to leave after the first purchase as well. */
export interface BgParams {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

/**
 * The repeat purchase times of one customer in (0, T], first purchase at 0: rate ~ gamma(r, alpha), chance to
 * leave after each repeat purchase ~ beta(a, b); with `dropAtFirst` (MBG/NBD) after the first one as well.
 *
 * @returns ascending times in the unit of alpha and T
 * @see Fader, Hardie & Lee (2005), section 3; Batislam, Denizel & Filiztekin (2007), section 3
 */
export function simulateCustomer(params: BgParams, T: number, random: Random, dropAtFirst = false): number[] {
  const { r, alpha, a, b } = params;
  const rate = random.gamma(r) / alpha;
  const leaving = random.beta(a, b);
  const times: number[] = [];
  if (dropAtFirst && random.uniform() < leaving) return times;
  for (let time = random.exponential() / rate; time <= T; time += random.exponential() / rate) {
    times.push(time);
    if (random.uniform() < leaving) break;
  }
  return times;
}

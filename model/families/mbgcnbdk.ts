import { erlangFamily } from "./erlang/erlangFamily.ts";

/**
 * MBG/CNBD-k: as MBG/NBD, with more regular purchases: the intervals of a customer are Erlang-k instead of
 * exponential. k is found by the fit.
 *
 * @see Reutterer & Platzer (2017), "Spicing up the Buy-Till-You-Die Framework"
 * @example mbgcnbdk.probabilityAlive({ k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 }, { frequency: 1, recency: 12, T: 32 }); // => 0.4628
 */
export const mbgcnbdk = erlangFamily("mbgcnbdk", 1);

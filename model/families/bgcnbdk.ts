import { erlangFamily } from "./erlang/erlangFamily.ts";

/**
 * BG/CNBD-k: as BG/NBD, with more regular purchases: the intervals of a customer are Erlang-k instead of exponential.
 * k is found by the fit.
 *
 * @see Reutterer & Platzer (2017), "Spicing up the Buy-Till-You-Die Framework"
 */
export const bgcnbdk = erlangFamily("bgcnbdk", 0);

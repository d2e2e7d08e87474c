import { paretoNbdFamily } from "./paretonbd/paretoNbdFamily.ts";

/**
 * Pareto/NBD: Poisson purchases at Gamma rates over a lifetime that ends, unseen, at an exponential time with Gamma
 * death rates. Unlike in BG/NBD customers may leave at any time, also right after the first purchase.
 *
 * @see Schmittlein, Morrison & Colombo (1987), "Counting Your Customers: Who Are They and What Will They Do Next?"
 * @example
 * paretonbd.probabilityAlive(
 *   { r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 },
 *   { frequency: 0, recency: 0, T: 39 },
 * ); // => 0.2941
 */
export const paretonbd = paretoNbdFamily();

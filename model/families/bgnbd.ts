import { betaGeometricFamily } from "./betageometric/betaGeometricFamily.ts";

/**
 * BG/NBD: Poisson purchases at Gamma rates until, after a repeat purchase, the customer drops out with a Beta chance.
 *
 * @see Fader, Hardie & Lee (2005), "Counting Your Customers the Easy Way: An Alternative to the Pareto/NBD Model"
 * @example bgnbd.probabilityAlive({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { frequency: 2, recency: 30.43, T: 38.86 }); // => 0.7266
 */
export const bgnbd = betaGeometricFamily("bgnbd", 0);

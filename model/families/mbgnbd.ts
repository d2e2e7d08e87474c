import { betaGeometricFamily } from "./betageometric/betaGeometricFamily.ts";

/**
 * MBG/NBD: as BG/NBD, but a customer can also drop out right after the first purchase, so that P(alive) of one-time
 * buyers is below 1 and falls.
 *
 * @see Batislam, Denizel & Filiztekin (2007), "Empirical validation and comparison of models for customer base analysis"
 * @example mbgnbd.probabilityAlive({ r: 0.5248, alpha: 6.1831, a: 0.8914, b: 1.614 }, { frequency: 0, recency: 0, T: 39 }); // => 0.3893
 */
export const mbgnbd = betaGeometricFamily("mbgnbd", 1);

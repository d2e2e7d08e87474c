import { expectedSpend } from "./gammagamma/expectedSpend.ts";
import { fitSpend } from "./gammagamma/fitSpend.ts";
import { logLikelihood, marginalDensity } from "./gammagamma/logLikelihood.ts";

/**
 * Gamma-Gamma: how much customers spend, each around a mean of their own.
 *
 * @see Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary Value"
 * @example gammagamma.expectedSpend({ p: 6, q: 4, gamma: 16 }, { frequency: 2, monetaryValue: 35 }); // => 34.4
 */
export const gammagamma = {
  name: "gammagamma",
  fit: fitSpend,
  logLikelihood,
  marginalDensity,
  expectedSpend,
};

/** One earlier forecast of a shop's total by what came, in (origin, until]. */
export interface LevelWindow {
  origin: number;
  until: number;
  predicted: number;
  actual: number;
  /** Of the total, were customers independent and the parameters known. */
  variance: number;
}

/** What earlier forecasts say of the next one. */
export interface Level {
  /** On future operational time: 1 = none. */
  factor: number;
  /** Variance of ln(actual/expected total) beyond chance: common shocks of the shop, and what is left unsure of its level. */
  shopVariance: number;
  windows: LevelWindow[];
}

/**
 * Before any evidence: a family is right in level to about a tenth, and windows differ by about a tenth. Half of that is
 * taken to last: what is off by the date of the forecast has partly passed by the end of its horizon. In simulated shops
 * of the plain families, with and without shocks, corrections learnt with the whole of it did more harm than good.
 */
const levelVariance = 0.1 ** 2;
const lastingVariance = 0.05 ** 2;
const shockVariance = 0.1 ** 2;
/** So many windows' worth of evidence stand behind the latter. */
const shockWeight = 2;

/**
 * Learns a shop's level by empirical Bayes over earlier origins. With y_i = ln(actual/predicted),
 *
 *   y_i ~ N(m, s_i² + τ²),  m ~ N(0, .05²),
 *
 * where s_i² is the chance variance of the total on the log scale and τ² the shop's own, estimated by moments and drawn
 * to .1² by two windows' worth. Windows that overlap count together for as many as fit beside each other: the time they
 * cover by their mean length. The factor is exp of the posterior mean of m: close to 1 where windows are few or disagree.
 * A total grows a little less than in proportion to time, so that the correction errs towards none.
 *
 * @param transferable whether the windows speak of the next forecast at all: in a log that begins mid-life, early
 *                     origins know its old customers worse than the last one does; the factor is then 1
 * @returns factor 1 and the prior variance without any window
 */
export function learnLevel(windows: readonly LevelWindow[], transferable = true): Level {
  const rows = windows
    .filter(({ predicted }) => predicted > 0)
    .map(({ predicted, actual, variance }) => ({
      y: Math.log((actual + 0.5) / (predicted + 0.5)),
      s2: variance / (predicted + 0.5) ** 2,
    }));
  if (rows.length === 0) return { factor: 1, shopVariance: levelVariance + shockVariance, windows: [] };
  const share = countBesideEachOther(windows) / rows.length;
  let tau2 = shockVariance;
  let mean = 0;
  let precision = 0;
  // The mean and τ² are found in turn; both settle soon.
  for (let round = 0; round < 50; round++) {
    precision = 1 / lastingVariance;
    let sum = 0;
    for (const { y, s2 } of rows) {
      precision += share / (s2 + tau2);
      sum += (share * y) / (s2 + tau2);
    }
    mean = sum / precision;
    const around = transferable ? mean : 0;
    const beyond = rows.reduce((total, { y, s2 }) => total + share * ((y - around) ** 2 - s2), 0);
    const evidence = shockWeight + share * rows.length;
    tau2 = Math.max(1e-6, (shockWeight * shockVariance + beyond) / evidence);
  }
  return {
    factor: transferable ? Math.exp(mean) : 1,
    shopVariance: tau2 + (transferable ? 1 / precision : 0),
    windows: [...windows],
  };
}

function countBesideEachOther(windows: readonly LevelWindow[]): number {
  const from = Math.min(...windows.map(({ origin }) => origin));
  const to = Math.max(...windows.map(({ until }) => until));
  const length = windows.reduce((sum, { origin, until }) => sum + until - origin, 0) / windows.length;
  return Math.min(windows.length, (to - from) / length);
}

import type { Model } from "../model.ts";
import { dailyDiscount } from "./dailyDiscount.ts";

/** How far a score looks ahead, in calendar days and as the model's clock counts them. */
export interface Horizon {
  /** Calendar days: the horizon is (asOf, asOf + days]. */
  days: number;
  /** The same in operational time: days times the model's calibration. */
  time: number;
  /** Continuous discount rate a unit of operational time; a calendar day still discounts the same. */
  delta: number;
}

/**
 * The horizon on the model's clock. Calibration is one factor on future operational time, learnt on earlier
 * origins: expectations, distributions and dates all go through it, so that they stay coherent.
 *
 * @param discountRate yearly, >= 0
 * @throws {RangeError} unless 0 < days < Infinity and the model's calibration is > 0
 */
export function horizonOf(model: Pick<Model, "calibration">, days: number, discountRate: number): Horizon {
  const { calibration } = model;
  if (!(days > 0 && days < Infinity)) throw new RangeError(`horizonOf requires days > 0: ${days}`);
  if (!(calibration > 0 && calibration < Infinity)) {
    throw new RangeError(`horizonOf requires a calibration > 0: ${calibration}`);
  }
  return { days, time: days * calibration, delta: dailyDiscount(discountRate) / calibration };
}

import type { Words } from "../families/family.ts";

/** A figure of the shop: its value, or why it has none. */
export type Figure = { value: number; reason: null } | { value: null; reason: Words };

/** A figure that is not defined here, and why. */
export function undefinedFigure(reason: Words): Figure {
  return { value: null, reason };
}

/**
 * numerator / denominator; not defined where the denominator is 0.
 *
 * @throws {RangeError} unless both are finite and denominator >= 0
 * @example ratioFigure(3, 4, kpiWords.noBuyers()).value; // => 0.75
 */
export function ratioFigure(numerator: number, denominator: number, ifNone: Words): Figure {
  if (!Number.isFinite(numerator))
    throw new RangeError(`ratioFigure requires a finite numerator: ${numerator}`);
  if (!(denominator >= 0 && denominator < Infinity))
    throw new RangeError(`ratioFigure requires a denominator >= 0: ${denominator}`);
  return denominator === 0 ? undefinedFigure(ifNone) : { value: numerator / denominator, reason: null };
}

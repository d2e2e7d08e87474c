import { type SumShape, sumShape } from "./sumShape.ts";

/** The shapes of the worth of 1, 2, ... purchases for customers of one frequency; each made when first asked for. */
export class SumShapes {
  readonly #p: number;
  readonly #b: number;
  readonly #shapes = new Map<number, SumShape>();

  /** @param p shape of one purchase; @param b q + p x */
  constructor(p: number, b: number) {
    this.#p = p;
    this.#b = b;
  }

  /** The worth of `count` purchases, in units of gamma'. */
  of(count: number): SumShape {
    let shape = this.#shapes.get(count);
    if (!shape) {
      shape = sumShape(this.#p * count, this.#b);
      this.#shapes.set(count, shape);
    }
    return shape;
  }
}

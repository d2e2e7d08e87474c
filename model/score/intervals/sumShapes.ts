import { type SumShape, sumShape } from "./sumShape.ts";

/** The shapes of the worth of 1, 2, ... purchases for customers of one frequency; made when first asked for. */
export class SumShapes {
  readonly #p: number;
  readonly #b: number;
  readonly #shapes: SumShape[] = [];

  /** @param p shape of one purchase; @param b q + p x */
  constructor(p: number, b: number) {
    this.#p = p;
    this.#b = b;
  }

  /** The worth of `count` purchases, in units of gamma'. */
  of(count: number): SumShape {
    for (let n = this.#shapes.length + 1; n <= count; n++) this.#shapes.push(sumShape(this.#p * n, this.#b));
    return this.#shapes[count - 1];
  }
}

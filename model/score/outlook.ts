import type { Family } from "../families/family.ts";
import type { Model } from "../model.ts";
import { type FutureIfAlive, futureIfAlive } from "./futureIfAlive.ts";
import { type Horizon, horizonOf } from "./horizon.ts";
import { ContributionBounds } from "./intervals/contributionBounds.ts";
import { ContributionQuantiles } from "./intervals/contributionQuantiles.ts";

type Params = { [name: string]: number };

/** Beyond so many pairs (x, T) they are forgotten and worked out anew as needed: about 0.4 kB each. */
const mostPairs = 200_000;

/**
 * One horizon of one model, with what customers share in it: everything that depends on (x, T) only is worked
 * out once. What it remembers never changes an answer.
 */
export class Outlook {
  readonly horizon: Horizon;
  /** Null for a model without spend. */
  readonly bounds: ContributionBounds | null;
  readonly #family: Family<Params>;
  readonly #params: Params;
  readonly #futures = new Map<number, FutureIfAlive>();

  constructor(model: Model, family: Family<Params>, horizonDays: number, discountRate: number) {
    this.horizon = horizonOf(model, horizonDays, discountRate);
    this.#family = family;
    this.#params = model.params;
    this.bounds =
      model.spend &&
      new ContributionBounds(
        new ContributionQuantiles(family, model.params, model.spend.params, this.horizon.time),
      );
  }

  future(frequency: number, T: number): FutureIfAlive {
    const key = frequency * 2 ** 26 + T;
    let future = this.#futures.get(key);
    if (!future) {
      if (this.#futures.size >= mostPairs) this.#futures.clear();
      future = futureIfAlive(this.#family, this.#params, frequency, T, this.horizon);
      this.#futures.set(key, future);
    }
    return future;
  }
}

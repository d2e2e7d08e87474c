import type { Family } from "../families/family.ts";
import type { Model } from "../model.ts";
import type { Summary } from "../summary.ts";
import { type FutureIfAlive, futureIfAlive } from "./futureIfAlive.ts";
import { type Horizon, horizonOf } from "./horizon.ts";
import { ContributionBounds } from "./intervals/contributionBounds.ts";
import { ContributionQuantiles } from "./intervals/contributionQuantiles.ts";

type Params = { [name: string]: number };

/** Beyond so many states (x, T) or (x, t_x, T) they are forgotten and worked out anew as needed: about 0.4 kB each. */
const mostPairs = 200_000;

/**
 * One horizon of one model, with what customers share in it: what depends on a customer's state if alive is
 * worked out once. What it remembers never changes an answer.
 */
export class Outlook {
  readonly horizon: Horizon;
  /** Null for a model without spend. */
  readonly bounds: ContributionBounds | null;
  readonly #family: Family<Params>;
  readonly #params: Params;
  readonly #futures = new Map<number | string, FutureIfAlive>();
  readonly #recencyMatters: boolean;

  constructor(model: Model, family: Family<Params>, horizonDays: number, discountRate: number) {
    this.horizon = horizonOf(model, horizonDays, discountRate);
    this.#family = family;
    this.#params = model.params;
    this.#recencyMatters = family.futureDependsOnRecency?.(model.params) ?? false;
    this.bounds =
      model.spend &&
      new ContributionBounds(
        new ContributionQuantiles(family, model.params, model.spend.params, this.horizon.time),
      );
  }

  future(summary: Summary): FutureIfAlive {
    const { frequency, recency, T } = summary;
    const key = this.#recencyMatters ? `${frequency} ${recency} ${T}` : frequency * 2 ** 26 + T;
    let future = this.#futures.get(key);
    if (!future) {
      if (this.#futures.size >= mostPairs) this.#futures.clear();
      future = futureIfAlive(this.#family, this.#params, summary, this.horizon);
      this.#futures.set(key, future);
    }
    return future;
  }
}

import type { Family } from "../families/family.ts";
import { rememberDays } from "../families/shared/rememberDays.ts";
import type { Model } from "../model.ts";
import type { CustomerSummary } from "../summary.ts";
import { type FutureIfAlive, futureIfAlive } from "./futureIfAlive.ts";
import { type Horizon, horizonOf } from "./horizon.ts";
import { ContributionBounds } from "./intervals/contributionBounds.ts";
import { ContributionQuantiles } from "./intervals/contributionQuantiles.ts";
import { ParameterMixture } from "./intervals/parameterMixture.ts";
import type { Predictive } from "./intervals/predictive.ts";
import type { ModelClock } from "./modelClock.ts";

type Params = { [name: string]: number };

/** Beyond so many states (x, T) or (x, t_x, T) they are forgotten and worked out anew as needed: about 0.4 kB each. */
const mostPairs = 200_000;

/**
 * One horizon of one model, on a season's clock from one date, with what customers share in it: what depends on a
 * customer's state if alive is worked out once. What it remembers never changes an answer.
 */
export class Outlook {
  readonly horizon: Horizon;
  /** Null for a model without spend. */
  readonly bounds: ContributionBounds | null;
  readonly clock: ModelClock;
  readonly #family: Family<Params>;
  readonly #params: Params;
  readonly #asOf: number;
  readonly #futures = new Map<number | string, FutureIfAlive>();
  readonly #recencyMatters: boolean;
  readonly #alive = rememberDays();
  readonly #mixtureOfModel: () => ParameterMixture | null;
  #mixture: ParameterMixture | null | undefined;

  /** @param asOf of every customer asked about, if the model has a season */
  constructor(
    model: Model,
    family: Family<Params>,
    clock: ModelClock,
    horizonDays: number,
    discountRate: number,
    asOf: number,
  ) {
    const { operational } = clock;
    this.clock = clock;
    this.#asOf = asOf;
    this.horizon = horizonOf(model, horizonDays, discountRate, operational && { clock: operational, asOf });
    this.#family = family;
    this.#params = model.params;
    this.#recencyMatters = family.futureDependsOnRecency?.(model.params) ?? false;
    this.#mixtureOfModel = () => ParameterMixture.of(model, family, this.horizon.time);
    this.bounds =
      model.spend &&
      new ContributionBounds(
        new ContributionQuantiles(family, model.params, model.spend.params, this.horizon.time),
      );
  }

  /** @param summary on the model's clock */
  future(summary: CustomerSummary): FutureIfAlive {
    const key = this.#stateOf(summary);
    let future = this.#futures.get(key);
    if (!future) {
      if (this.#futures.size >= mostPairs) this.#futures.clear();
      future = futureIfAlive(this.#family, this.#params, summary, this.horizon);
      this.#futures.set(key, future);
    }
    return future;
  }

  /** What the customer's intervals are read from, with unsure parameters mixed in where they matter. */
  predictive(summary: CustomerSummary, { counts }: FutureIfAlive, probabilityAlive: number): Predictive {
    if (this.#mixture === undefined) this.#mixture = this.#mixtureOfModel();
    return this.#mixture?.predictive(summary) ?? { probabilityAlive, counts, chances: null };
  }

  /** @param summary on the model's clock: on a season's the families do not see that ages are shared, the days tell */
  probabilityAlive(summary: CustomerSummary): number {
    if (this.clock.operational === null) return this.#family.probabilityAlive(this.#params, summary);
    const { frequency, firstDay, lastDay } = summary;
    return this.#alive([], frequency, lastDay - firstDay, this.#asOf - firstDay, () =>
      this.#family.probabilityAlive(this.#params, summary),
    );
  }

  /** Customers of one state have one future; on a season's clock the first day stands for T, the last for t_x. */
  #stateOf({ frequency, recency, T, firstDay, lastDay }: CustomerSummary): number | string {
    if (this.clock.operational === null) {
      return this.#recencyMatters ? `${frequency} ${recency} ${T}` : frequency * 2 ** 26 + T;
    }
    return this.#recencyMatters
      ? `${frequency} ${lastDay} ${firstDay}`
      : frequency * 2 ** 26 + this.#asOf - firstDay;
  }
}

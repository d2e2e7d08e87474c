import type { Summary } from "../../summary.ts";
import type { ContributionQuantiles } from "./contributionQuantiles.ts";
import { type ContributionTable, contributionQuantile } from "./contributionTable.ts";
import type { Predictive } from "./predictive.ts";

/**
 * Predictive quantiles of one customer's contribution in the horizon, in units of gamma', undiscounted.
 * An instance is reused from customer to customer: `customer` looks up the tables around one, `at` reads them.
 */
export class ContributionBounds {
  readonly #quantiles: ContributionQuantiles;
  #exact: ((v: number) => number) | null = null;
  #solver: () => (v: number) => number = () => () => 0;
  #mayLose = true;
  #near: ContributionTable | null = null;
  #far: ContributionTable | null = null;
  #nearDear: ContributionTable | null = null;
  #farDear: ContributionTable | null = null;
  #farShare = 0;
  #dearShare = 0;
  #some = 0;

  constructor(quantiles: ContributionQuantiles) {
    this.#quantiles = quantiles;
  }

  /**
   * @param priced the purchases that speak of the customer's spend: x or 0
   * @param cost   of serving one purchase, in units of gamma', >= 0
   */
  customer(summary: Summary, priced: number, predictive: Predictive, cost: number): this {
    const quantiles = this.#quantiles;
    const { probabilityAlive, counts, chances } = predictive;
    this.#some = probabilityAlive * (1 - counts[0]);
    this.#mayLose = cost > 0;
    this.#solver = () => quantiles.exact(summary, priced, cost, chances);
    this.#exact = null;
    if (quantiles.recencyMatters || chances !== null) return this.exactly();
    const { frequency, T } = summary;
    const position = quantiles.nodeOf(T);
    const node = Math.floor(position);
    const costPosition = quantiles.costNodeOf(priced, cost);
    const costNode = Math.floor(costPosition);
    this.#farShare = position - node;
    this.#dearShare = costPosition - costNode;
    this.#near = quantiles.table(frequency, priced, node, costNode);
    this.#far = quantiles.table(frequency, priced, node + 1, costNode);
    if (this.#dearShare > 0) {
      this.#nearDear = quantiles.table(frequency, priced, node, costNode + 1);
      this.#farDear = quantiles.table(frequency, priced, node + 1, costNode + 1);
    }
    return this;
  }

  /** From here on no table: far out in the tails they do not reach. */
  exactly(): this {
    this.#exact ??= this.#solver();
    return this;
  }

  /** The contribution's quantile at q: nothing is bought with probability 1 - P(alive) (1 - P(none | alive)). */
  at(q: number): number {
    const some = this.#some;
    // A loss, if costs make one likely enough; else nothing; else a gain.
    if (this.#mayLose && q < some) {
      const loss = this.#ifAny(q / some);
      if (loss < 0) return loss;
    }
    const beyondNone = q - (1 - some);
    if (!(beyondNone > 0)) return 0;
    return Math.max(0, this.#ifAny(beyondNone / some));
  }

  #ifAny(v: number): number {
    if (this.#exact !== null) return this.#exact(v);
    const plain = mix(
      contributionQuantile(this.#near!, v),
      contributionQuantile(this.#far!, v),
      this.#farShare,
    );
    if (this.#dearShare === 0) return plain;
    const dear = mix(
      contributionQuantile(this.#nearDear!, v),
      contributionQuantile(this.#farDear!, v),
      this.#farShare,
    );
    return mix(plain, dear, this.#dearShare);
  }
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

import type { Summary } from "../../summary.ts";
import type { ContributionQuantiles } from "./contributionQuantiles.ts";
import { type ContributionTable, contributionQuantile } from "./contributionTable.ts";

/**
 * Predictive quantiles of one customer's contribution in the horizon, in units of gamma', undiscounted.
 * An instance is reused from customer to customer: `customer` looks up the tables around one, `at` reads them.
 */
export class ContributionBounds {
  readonly #quantiles: ContributionQuantiles;
  #exact: ((v: number) => number) | null = null;
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
   * @param priced   the purchases that speak of the customer's spend: x or 0
   * @param noOrder  P(no purchase in the horizon | alive)
   * @param cost     of serving one purchase, in units of gamma', >= 0
   */
  customer(summary: Summary, priced: number, probabilityAlive: number, noOrder: number, cost: number): this {
    const quantiles = this.#quantiles;
    this.#some = probabilityAlive * (1 - noOrder);
    this.#mayLose = cost > 0;
    if (quantiles.recencyMatters) {
      this.#exact = quantiles.exact(summary, priced, cost);
      return this;
    }
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

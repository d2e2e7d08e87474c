import type { Family } from "../../families/family.ts";
import type { GammaGammaParams } from "../../model.ts";
import type { Summary } from "../../summary.ts";
import { aliveSummary } from "../futureIfAlive.ts";
import { contributionSolver, type ContributionTable, contributionTable } from "./contributionTable.ts";
import { SumShapes } from "./sumShapes.ts";

type Params = { [name: string]: number };

/** Nodes in T lie in geometric steps; between two of them quantiles are interpolated. */
const ratio = Math.log(1.1);
/** Nodes in cost: 0, then geometric from a small part of a typical purchase. */
const firstCost = 0.05;
const costRatio = Math.log(1.12);
/** Counts beyond this probability cannot move a quantile up to 0.975. */
const tail = 1e-6;
/** A table takes 0.8 kB: beyond this many all are dropped and made anew as needed. */
const mostTables = 30_000;

/**
 * Tables of what the purchases of one horizon contribute, for customers who are alive and buy at all; made when
 * first asked for. In units of gamma' they depend on (x, T, cost) only, so that a million customers share a
 * few thousand tables, unless the family says that the last purchase matters.
 */
export class ContributionQuantiles {
  readonly #family: Family<Params>;
  readonly #params: Params;
  readonly #spend: GammaGammaParams;
  readonly #time: number;
  readonly #scale: number;
  /** Whether no table serves two customers of different recency: then each is worked out alone. */
  readonly recencyMatters: boolean;
  readonly #tables = new Map<number, ContributionTable>();
  readonly #chances = new Map<number, Float64Array>();
  readonly #shapes = new Map<number, SumShapes>();

  /** @param time the horizon in the model's time */
  constructor(family: Family<Params>, params: Params, spend: GammaGammaParams, time: number) {
    this.#family = family;
    this.#params = params;
    this.#spend = spend;
    this.#time = time;
    this.recencyMatters = family.futureDependsOnRecency?.(params) ?? false;
    const typical = family.medianTimeToNextIfAlive(params, { frequency: 1, recency: 0, T: 0 });
    this.#scale = Math.min(3650, Math.max(0.5, typical));
  }

  /** Where T lies among the nodes: a whole number is a node. */
  nodeOf(T: number): number {
    return Math.log1p(T / this.#scale) / ratio;
  }

  /** Where a cost in units of gamma' lies among the nodes, linearly between two of them; 0 for no cost. */
  costNodeOf(priced: number, cost: number): number {
    if (!(cost > 0)) return 0;
    const relative = cost / this.#firstCost(priced);
    if (relative <= 1) return relative;
    const steps = Math.log(relative) / costRatio;
    const whole = Math.floor(steps);
    return 1 + whole + Math.expm1((steps - whole) * costRatio) / Math.expm1(costRatio);
  }

  /**
   * The table at whole nodes.
   *
   * @param priced the purchases that speak of the customer's spend: frequency or 0
   */
  table(frequency: number, priced: number, node: number, costNode: number): ContributionTable {
    const key = ((2 * frequency + (priced === 0 ? 1 : 0)) * 1024 + node) * 1024 + costNode;
    let table = this.#tables.get(key);
    if (!table) {
      if (this.#tables.size >= mostTables) this.#clear();
      const cost = costNode === 0 ? 0 : this.#firstCost(priced) * Math.exp((costNode - 1) * costRatio);
      table = contributionTable(this.#chancesAt(frequency, node), this.#shapesOf(priced), cost);
      this.#tables.set(key, table);
    }
    return table;
  }

  /**
   * The quantiles of one customer whom no table serves.
   *
   * @param chances P(n purchases | alive) where it is the customer's own; null: as the model has it
   */
  exact(summary: Summary, priced: number, cost: number, chances: Float64Array | null): (v: number) => number {
    const own = chances ?? this.#family.countDistributionIfAlive(this.#params, summary, this.#time, tail);
    if (this.#shapes.size >= mostTables) this.#clear();
    return contributionSolver(own, this.#shapesOf(priced), cost);
  }

  #firstCost(priced: number): number {
    const { p, q } = this.#spend;
    return (firstCost * p) / (q + p * priced);
  }

  #chancesAt(frequency: number, node: number): Float64Array {
    const key = frequency * 1024 + node;
    let chances = this.#chances.get(key);
    if (!chances) {
      const T = this.#scale * Math.expm1(node * ratio);
      const summary = aliveSummary(frequency, T);
      chances = this.#family.countDistributionIfAlive(this.#params, summary, this.#time, tail);
      this.#chances.set(key, chances);
    }
    return chances;
  }

  #shapesOf(priced: number): SumShapes {
    let shapes = this.#shapes.get(priced);
    if (!shapes) {
      shapes = new SumShapes(this.#spend.p, this.#spend.q + this.#spend.p * priced);
      this.#shapes.set(priced, shapes);
    }
    return shapes;
  }

  #clear() {
    this.#tables.clear();
    this.#chances.clear();
    this.#shapes.clear();
  }
}

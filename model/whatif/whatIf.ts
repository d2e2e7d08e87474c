import { patternModel } from "../covariates/patternModel.ts";
import { families } from "../families/families.ts";
import { findRoot } from "../math/findRoot.ts";
import type { Model } from "../model.ts";
import { horizonOf } from "../score/horizon.ts";
import { modelClock } from "../score/modelClock.ts";
import type { ScoreSettings } from "../score/score.ts";
import { survivalIfAlive, withDropOut } from "./dropOut.ts";
import { stateOf, type WhatIfGroup } from "./whatIfGroups.ts";

/** Retention is of those alive now, a year on. */
export const retentionDays = 365;
/** ln of the largest factor on drop-out that is looked at. */
const widest = 14;
/** Above this nobody leaves: there is nothing to change. */
const nobodyLeaves = 1 - 1e-9;

/** Relative changes, e.g. 0.05 for +5%. */
export interface WhatIfChanges {
  retention: number;
  orderValue: number;
  margin: number;
}

/** A shop's future, as it is expected or as it would be; money in major units. */
export interface WhatIfOutcome {
  /** Of the customers alive now, the share alive a year on. */
  retention: number;
  marginShare: number;
  /** Expected net spend in the horizon, discounted. */
  revenue: number;
  /** Expected cost to serve, discounted. */
  cost: number;
  /** Total predicted CLV: revenue × margin − cost. */
  clv: number;
}

export interface WhatIf {
  now: WhatIfOutcome;
  changed: WhatIfOutcome;
  /** What each change would add to total CLV by itself. */
  alone: WhatIfChanges;
  /** What the odds (the hazard, in Pareto/NBD) of leaving are multiplied by. */
  dropOutFactor: number;
}

/** A retention that no change of drop-out reaches; `lowest` and `highest` bound what can be asked for, as changes. */
export class RetentionOutOfReach extends RangeError {
  readonly lowest: number;
  readonly highest: number;
  constructor(asked: number, lowest: number, highest: number) {
    super(`whatIf requires a change of retention in (${lowest}, ${highest}): ${asked}`);
    this.lowest = lowest;
    this.highest = highest;
  }
}

/**
 * What a change of retention, order value and margin does to total predicted CLV under the fitted model.
 *
 * Order value and margin are exact: CLV = Σ P·D·(E·m − c), with E and m multiplied. Retention: one factor on everybody's
 * drop-out to come (`withDropOut`) is found so that the share of those alive now who are alive a year on changes by so
 * much; each group's discounted purchases are then taken in proportion, from the state that stands for it.
 *
 * @param asOf whole days since 1970-01-01
 * @throws {RetentionOutOfReach} where no factor gives the retention asked for
 */
export function whatIf(
  model: Model,
  settings: ScoreSettings,
  asOf: number,
  groups: readonly WhatIfGroup[],
  changes: WhatIfChanges,
): WhatIf {
  const outlookOf = outlooks(model, settings, asOf);
  const reactions = groups.map((group) => reactionOf(outlookOf(group.pattern), asOf, group));
  const alive = groups.reduce((sum, group) => sum + group.alive, 0);
  const retentionAt = (factor: number) =>
    alive === 0
      ? 1
      : groups.reduce((sum, group, i) => sum + group.alive * reactions[i].survival(factor), 0) / alive;
  const retention = retentionAt(1);
  const factor = changes.retention === 0 ? 1 : factorFor(retentionAt, retention, changes.retention);
  const shares = groups.map((_, i) =>
    factor === 1 ? 1 : reactions[i].orders(factor) / reactions[i].orders(1),
  );
  const { marginShare } = settings;
  const outcome = (leaving: boolean, orderValue: number, margin: number): WhatIfOutcome => {
    let [revenue, cost] = [0, 0];
    groups.forEach((group, i) => {
      const share = leaving ? shares[i] : 1;
      revenue += group.revenue * share * (1 + orderValue);
      cost += group.cost * share;
    });
    const marginThen = marginShare * (1 + margin);
    const clv = revenue * marginThen - cost;
    return {
      retention: leaving ? retentionAt(factor) : retention,
      marginShare: marginThen,
      revenue,
      cost,
      clv,
    };
  };
  const now = outcome(false, 0, 0);
  return {
    now,
    changed: outcome(true, changes.orderValue, changes.margin),
    alone: {
      retention: outcome(true, 0, 0).clv - now.clv,
      orderValue: outcome(false, changes.orderValue, 0).clv - now.clv,
      margin: outcome(false, 0, changes.margin).clv - now.clv,
    },
    dropOutFactor: factor,
  };
}

function factorFor(retentionAt: (factor: number) => number, retention: number, change: number): number {
  const target = retention * (1 + change);
  const [highest, lowest] = [retentionAt(Math.exp(-widest)), retentionAt(Math.exp(widest))];
  if (!(retention < nobodyLeaves && target < highest && target > lowest)) {
    throw new RetentionOutOfReach(
      change,
      retention < nobodyLeaves ? lowest / retention - 1 : 0,
      retention < nobodyLeaves ? highest / retention - 1 : 0,
    );
  }
  return Math.exp(findRoot((log) => retentionAt(Math.exp(log)) - target, -widest, widest, 1e-9));
}

/** How one group reacts to a factor on its drop-out. */
function reactionOf({ own, family, clock, horizon }: Outlook, asOf: number, group: WhatIfGroup) {
  const state = stateOf(group);
  const firstDay = asOf - state.T;
  const money = { monetaryValue: 0, spend: 0, cost: 0 };
  const customer = { ...state, ...money, firstDay, lastDay: firstDay + state.recency };
  const summary = clock.summary(customer, asOf);
  return {
    survival: survivalIfAlive(own.family, family, own.params, summary, horizon.timeIn(retentionDays)),
    orders(factor: number): number {
      const params = withDropOut(own.family, own.params, factor);
      const expected = family.expectedTransactionsIfAlive(params, summary, horizon.time);
      return horizon.discountedIfAlive(family, params, summary, expected);
    },
  };
}

type Outlook = ReturnType<ReturnType<typeof outlooks>>;

/** What customers of one pattern share, made when first asked for. */
function outlooks(model: Model, { horizonDays, discountRate }: ScoreSettings, asOf: number) {
  const make = (pattern: number) => {
    const own = patternModel(model, pattern);
    const clock = modelClock(own);
    const shop = clock.operational && { clock: clock.operational, asOf };
    const horizon = horizonOf(own, horizonDays, discountRate, shop);
    return { own, family: families[own.family], clock, horizon };
  };
  const known = new Map<number, ReturnType<typeof make>>();
  return (pattern: number) => {
    const outlook = known.get(pattern) ?? make(pattern);
    known.set(pattern, outlook);
    return outlook;
  };
}

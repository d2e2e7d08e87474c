import { assignArms } from "../campaigns/assignArms.ts";
import { type ExpectedSpread, expectedSpread } from "../campaigns/expectedSpread.ts";
import { joinMembers } from "../campaigns/joinMembers.ts";
import { type CampaignMeasures, measureCampaign } from "../campaigns/measureCampaign.ts";
import { armSizes } from "../campaigns/armSizes.ts";
import { type CampaignPlan, planCampaign } from "../campaigns/planCampaign.ts";
import { valueSpread } from "../campaigns/valueSpread.ts";
import { bgnbd } from "../families/bgnbd.ts";
import { gammagamma } from "../families/gammagamma.ts";
import type { Model } from "../model.ts";
import { createScorer } from "../score/createScorer.ts";
import { createRandom, type Random } from "./random.ts";

export interface SimulatedCampaign extends CampaignMeasures {
  /** The true effect per member of every treated arm, averaged over all members. */
  truth: { orders: number; spend: number; churn: number };
  plan: CampaignPlan;
  spread: ExpectedSpread;
}

export interface SimulateCampaignOptions {
  members: number;
  days: number;
  controlShare: number;
  /** Of the treated: so large a share more spend than is expected, or what the plan calls detectable. */
  effect: number | "detectable";
  variants?: number;
}

/** A customer as nobody ever sees one. */
interface Truth {
  rate: number;
  leaving: number;
  orderRate: number;
  isAlive: boolean;
  times: number[];
  T: number;
  values: number[];
}

const settings = {
  horizonDays: 365,
  discountRate: 0.1,
  marginShare: 1,
  costPerOrder: 0,
  atRiskBelow: 0.5,
  lostBelow: 0.05,
  overdueBelow: 0.1,
};
const asOf = 20_000;

/**
 * A campaign in a shop that follows BG/NBD and Gamma-Gamma, with other parameters for every seed: the model is fitted to
 * the past, members are assigned by hash, and those treated order once more with a chance that is the same for all.
 * So the true effect is known: orders that chance, spend the chance times what the member's orders are worth, churn the
 * chance times that of no order otherwise.
 *
 * @param seed the same seed gives the same campaign
 */
export function simulateCampaign(seed: number, options: SimulateCampaignOptions): SimulatedCampaign {
  const { members: size, days, controlShare, variants = 1 } = options;
  const random = createRandom(seed);
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const shop = { r: between(0.6, 1.5), alpha: between(30, 90), a: between(0.4, 1), b: between(1.5, 4) };
  const money = { p: between(2, 6), q: between(2.5, 5), gamma: between(30, 80) };
  const customers = Array.from({ length: size }, () => customerOf(shop, money, between(30, 730), random));
  const { model, columns } = fitted(customers);
  const predicted = createScorer(model, settings).predictColumns(columns, asOf, {
    horizonDays: days,
    intervals: false,
  });
  const { probabilityAlive, expectedOrdersIfAlive, probabilityWithinHorizon } = predicted;
  const orderValue = predicted.expectedOrderValue!;
  const spread = expectedSpread(
    customers.map((_, i) => ({
      probabilityAlive: probabilityAlive[i],
      ordersIfAlive: expectedOrdersIfAlive[i],
      probabilityOfOrder: probabilityWithinHorizon[i],
      orderValue: orderValue[i],
    })),
    valueSpread(customers.map(({ values }, i) => ({ orderValue: orderValue[i], purchases: values }))),
  ).spend!;
  const aim = { members: size, variants, controlShare };
  const { detectable } = planCampaign(spread, { ...aim, effect: 1 });
  const plan = planCampaign(spread, { ...aim, effect: detectable });
  const worth = customers.map(({ orderRate }) => money.p / orderRate);
  const effect = options.effect === "detectable" ? detectable : options.effect * spread.mean;
  const chance = Math.min(1, effect / average(worth));

  const ids = customers.map((_, i) => `customer-${i}`);
  const arms = assignArms(ids, `campaign-${seed}`, armSizes(size, controlShare, variants));
  const did = customers.map((customer, i) =>
    future(customer, days, money.p, arms[i] === 0 ? 0 : chance, random),
  );
  const joined = joinMembers(
    {
      personKeys: ids,
      arms,
      expected: {
        orders: [...predicted.expectedOrders],
        spend: [...predicted.expectedRevenue!],
        churn: Array.from(probabilityWithinHorizon, (p) => 1 - p),
      },
    },
    { orders: did.map(({ orders }) => orders), spend: did.map(({ spend }) => spend), erased: [] },
    ids,
    variants + 1,
  );
  const silent = customers.map(({ isAlive, rate }) => (isAlive ? Math.exp(-rate * days) : 1));
  return {
    ...measureCampaign(joined, "spend"),
    truth: { orders: chance, spend: chance * average(worth), churn: -chance * average(silent) },
    plan,
    spread,
  };
}

type Shop = { r: number; alpha: number; a: number; b: number };
type Money = { p: number; q: number; gamma: number };

function customerOf(shop: Shop, money: Money, T: number, random: Random): Truth {
  const rate = random.gamma(shop.r) / shop.alpha;
  const leaving = random.beta(shop.a, shop.b);
  const orderRate = random.gamma(money.q) / money.gamma;
  const times: number[] = [];
  let isAlive = true;
  for (let time = random.exponential() / rate; time <= T; time += random.exponential() / rate) {
    times.push(time);
    isAlive = random.uniform() >= leaving;
    if (!isAlive) break;
  }
  const values = [0, ...times].map(() => random.gamma(money.p) / orderRate);
  return { rate, leaving, orderRate, isAlive, times, T, values };
}

/** The days of the campaign, with one order more by chance. */
function future(
  { isAlive, rate, leaving, orderRate }: Truth,
  days: number,
  p: number,
  chance: number,
  random: Random,
) {
  let orders = random.uniform() < chance ? 1 : 0;
  if (isAlive) {
    for (let time = random.exponential() / rate; time <= days; time += random.exponential() / rate) {
      orders++;
      if (random.uniform() < leaving) break;
    }
  }
  let spend = 0;
  for (let i = 0; i < orders; i++) spend += random.gamma(p) / orderRate;
  return { orders, spend };
}

/** What a shop knows of its customers, and the model that it makes of it. */
function fitted(customers: readonly Truth[]) {
  const frequency = customers.map(({ times }) => times.length);
  const recency = customers.map(({ times }) => times.at(-1) ?? 0);
  const T = customers.map((customer) => customer.T);
  const monetaryValue = customers.map(({ values }) => average(values.slice(1)));
  const spend = customers.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const firstDay = T.map((age) => asOf - age);
  const columns = { frequency, recency, T, monetaryValue, spend, firstDay, lastDay: firstDay };
  const money = gammagamma.fit({ frequency, monetaryValue });
  const model: Model = {
    id: "simulated",
    family: "bgnbd",
    params: bgnbd.fit({ frequency, recency, T }).params,
    spend: { params: money.params, populationMean: money.populationMean },
    calibration: 1,
    basis: "data",
    asOf,
    findings: [],
  };
  return { model, columns };
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

import { loyaltyTiers } from "../../../model/kpis/loyaltyTiers.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { operations } from "../../contract/routes/index.ts";
import { rounded } from "../../scoring/rounded.ts";
import { figureNotes } from "../figures/figureNotes.ts";
import { readTierPlan } from "../figures/readTierPlan.ts";
import { unprofitableCsv } from "../figures/unprofitableCsv.ts";
import { type UnprofitablePage, unprofitablePage } from "../figures/unprofitablePage.ts";
import { saysCost, valuedOf } from "../figures/valued.ts";
import { csvHeaders, readForm } from "../lists/csvOrJson.ts";
import { nextLink } from "../lists/moreLink.ts";
import type { MakeHandler } from "./handler.ts";

export const getUnprofitable: MakeHandler<typeof operations.getUnprofitable> = (api) => async (c) => {
  const [snapshot, { settings }] = await Promise.all([api.snapshot(), api.serving()]);
  const { currency, marginShare } = settings;
  const query = c.req.valid("query");
  const { asCsv, limit } = readForm(c, query.limit);
  const csv = ({ customers, nextOffset }: Pick<UnprofitablePage, "customers" | "nextOffset">) => {
    const next = nextOffset === null ? null : nextLink(c.req.url, "offset", String(nextOffset));
    return c.body(unprofitableCsv(customers), 200, csvHeaders(next));
  };
  const nobody = { customers: 0, loss: 0 };
  const none = {
    asOf: null,
    currency,
    now: nobody,
    expected: nobody,
    both: 0,
    customers: [],
    nextOffset: null,
  };
  if (snapshot === null || !saysCost(snapshot))
    return asCsv ? csv(none) : c.json({ ...none, reason: figureNotes.none }, 200);
  const asOf = dayToIso(snapshot.asOf);
  const valued = valuedOf(snapshot, marginShare);
  if (valued.places.length === 0 && !asCsv)
    return c.json({ ...none, asOf, reason: figureNotes.noMoney }, 200);
  const page = unprofitablePage(snapshot, valued, { ...query, limit }, api.digits);
  if (asCsv) return csv(page);
  return c.json({ asOf, reason: null, currency, ...page }, 200);
};

export const getTiers: MakeHandler<typeof operations.getTiers> = (api) => async (c) => {
  const plan = readTierPlan(c.req.valid("query"));
  const { digits } = api;
  const [snapshot, { settings }] = await Promise.all([api.snapshot(), api.serving()]);
  const { currency, horizonDays, marginShare } = settings;
  const none = { asOf: null, currency, horizonDays, tiers: [] };
  if (snapshot === null || !saysCost(snapshot)) return c.json({ ...none, reason: figureNotes.none }, 200);
  const asOf = dayToIso(snapshot.asOf);
  const { places, totalClv, byValue } = valuedOf(snapshot, marginShare);
  if (places.length === 0) return c.json({ ...none, asOf, reason: figureNotes.noMoney }, 200);
  const { clv, expectedRevenue } = snapshot.columns;
  const money = (value: number | null) => (value === null ? null : rounded(value, digits));
  const tiers = loyaltyTiers({ totalClv, predictedClv: clv, expectedRevenue }, byValue, plan).map(
    (tier, i) => ({
      tier: i + 1,
      from: money(tier.from),
      customers: tier.customers,
      share: rounded(tier.customers / places.length, 6),
      totalClv: rounded(tier.totalClv, digits),
      predictedClv: rounded(tier.predictedClv, digits),
      expectedRevenue: rounded(tier.expectedRevenue, digits),
      rewardShare: plan.rewards?.[i] ?? null,
      cost: money(tier.cost),
      costShare: tier.costShare === null ? null : rounded(tier.costShare, 6),
    }),
  );
  return c.json({ ...none, asOf, reason: null, tiers }, 200);
};

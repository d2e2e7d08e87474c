import { randomBytes } from "node:crypto";
import { accepts } from "hono/accepts";
import { campaignWords } from "../../../model/campaigns/campaignWords.ts";
import { localDay } from "../../../model/time/localDay.ts";
import { armNames, freezeLeaseMs, type StoredCampaign } from "../../contract/campaign.ts";
import type { operations } from "../../contract/routes/index.ts";
import { csvRowLimit } from "../../contract/schemas/lists.ts";
import { readMembers } from "../../scoring/campaigns/campaignFiles.ts";
import { csvField } from "../../scoring/lists/listCsv.ts";
import { guardFormula } from "../../scoring/lists/guardFormula.ts";
import type { Api } from "../api.ts";
import { membersPage } from "../campaigns/membersPage.ts";
import { planList } from "../campaigns/planList.ts";
import { readRequest } from "../campaigns/readRequest.ts";
import { sameRequest } from "../campaigns/sameRequest.ts";
import { shownCampaign } from "../campaigns/shownCampaign.ts";
import { shownPlan } from "../campaigns/shownPlan.ts";
import { shownReport } from "../campaigns/shownReport.ts";
import { Conflict, InvalidRequest, Unknown } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";
import type { MakeHandler } from "./handler.ts";

const csvOrJson = {
  header: "Accept" as const,
  supports: ["application/json", "text/csv"],
  default: "application/json",
};
const [defaultLimit, jsonLimit] = [100, 1000];

const todayOf = ({ now, settings }: Api) => localDay(now(), settings.timeZone);

async function campaignOf({ store }: Api, campaignId: string): Promise<StoredCampaign> {
  const campaign = await store.campaigns.get(campaignId);
  if (campaign === null) throw new Unknown("campaign", `No campaign is called "${campaignId}".`);
  return campaign;
}

export const planCampaign: MakeHandler<typeof operations.planCampaign> = (api) => async (c) => {
  const today = todayOf(api);
  const request = await readRequest(api, c.req.valid("json"), today);
  const plan = await planList(api, request, today);
  if (plan === null) return c.json({ plan: null, reason: campaignWords.nobodyToPlan() }, 200);
  return c.json({ plan: shownPlan(plan, request, api.digits), reason: null }, 200);
};

export const postCampaign: MakeHandler<typeof operations.postCampaign> = (api) => async (c) => {
  const { campaignId = randomBytes(8).toString("hex"), ...asked } = c.req.valid("json");
  const { store, now, digits } = api;
  const today = todayOf(api);
  const known = await store.campaigns.get(campaignId);
  const request = await readRequest(api, asked, known?.frozenOn ?? today);
  if (known !== null) {
    if (!sameRequest(known.request, request))
      throw new Conflict(`A campaign called "${campaignId}" was made of another request.`);
    return c.json(shownCampaign(known, today, digits), 200);
  }
  const plan = await planList(api, request, today);
  if (!(await store.campaigns.lock(campaignId, freezeLeaseMs, now())))
    throw new Conflict("The list of another campaign is being frozen; try again in a moment.");
  const campaign: StoredCampaign = {
    campaignId,
    version: 1,
    request,
    state: "freezing",
    createdAt: now(),
    frozenOn: today,
    plan,
  };
  if (!(await store.campaigns.put(campaign, 0)))
    throw new Conflict("A campaign of this id was made at the same moment; ask for it.");
  await api.startCampaign(campaignId);
  c.header("Location", `/v1/campaigns/${campaignId}`);
  return c.json(shownCampaign(campaign, today, digits), 202);
};

export const listCampaigns: MakeHandler<typeof operations.listCampaigns> = (api) => async (c) => {
  const stored = await api.store.campaigns.list();
  const today = todayOf(api);
  const campaigns = stored
    .sort((one, other) => other.createdAt - one.createdAt || (one.campaignId < other.campaignId ? -1 : 1))
    .map((campaign) => shownCampaign(campaign, today, api.digits));
  return c.json({ campaigns }, 200);
};

export const getCampaign: MakeHandler<typeof operations.getCampaign> = (api) => async (c) =>
  c.json(shownCampaign(await campaignOf(api, c.req.valid("param").id), todayOf(api), api.digits), 200);

export const getCampaignReport: MakeHandler<typeof operations.getCampaignReport> = (api) => async (c) => {
  const campaign = await campaignOf(api, c.req.valid("param").id);
  if (campaign.state === "failed") throw new Conflict(campaign.reason!.en);
  const report = await api.store.campaigns.report(campaign.campaignId);
  return c.json(shownReport(campaign, report, api.settings.currency, api.digits), 200);
};

export const listCampaignMembers: MakeHandler<typeof operations.listCampaignMembers> = (api) => async (c) => {
  const campaign = await campaignOf(api, c.req.valid("param").id);
  const { arm: name, offset, limit: asked } = c.req.valid("query");
  const { campaignId, request } = campaign;
  const arm = armNames(request).indexOf(name);
  if (arm < 0) throw new InvalidRequest([problem("arm", name, `is none of ${armNames(request).join(", ")}`)]);
  const members = await readMembers(api.store.blobs, campaignId);
  if (members === null || campaign.sizes === undefined)
    throw new Conflict(campaign.reason?.en ?? "The list is not frozen yet; ask again in a moment.");
  const asCsv = accepts(c, csvOrJson) === "text/csv";
  const limit = asCsv ? (asked ?? csvRowLimit) : Math.min(asked ?? defaultLimit, jsonLimit);
  const wanted = { arm, channel: request.channel, offset, limit, today: todayOf(api) };
  const { customerIds, leftOut, nextOffset } = await membersPage(api.store, members, wanted);
  if (!asCsv) {
    const listed = customerIds.map((customerId) => ({ customerId }));
    return c.json({ campaignId, arm: name, members: listed, leftOut, nextOffset }, 200);
  }
  const headers: Record<string, string> = { "Content-Type": "text/csv; charset=utf-8" };
  if (nextOffset !== null) {
    const next = new URL(c.req.url);
    next.searchParams.set("offset", String(nextOffset));
    headers.Link = `<${next.pathname}${next.search}>; rel="next"`;
  }
  const line = (...fields: string[]) =>
    `${fields.map((field) => csvField(guardFormula(field))).join(",")}\r\n`;
  return c.body(line("customerId", "arm") + customerIds.map((id) => line(id, name)).join(""), 200, headers);
};

export const cancelCampaign: MakeHandler<typeof operations.cancelCampaign> = (api) => async (c) => {
  const { store, now, digits } = api;
  const today = todayOf(api);
  const campaign = await campaignOf(api, c.req.valid("param").id);
  if (campaign.state === "cancelled") return c.json(shownCampaign(campaign, today, digits), 200);
  if (campaign.state === "failed" || today > campaign.request.endsOn)
    throw new Conflict("This campaign is over; there is nothing to cancel.");
  const cancelled: StoredCampaign = { ...campaign, state: "cancelled", cancelledAt: now() };
  if (!(await store.campaigns.put(cancelled, campaign.version)))
    throw new Conflict("The campaign was changed at the same moment; try again.");
  return c.json(shownCampaign(cancelled, today, digits), 200);
};

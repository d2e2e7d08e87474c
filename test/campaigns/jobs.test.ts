import { expect, it } from "vitest";
import { membersPage } from "../../functions/api/campaigns/membersPage.ts";
import type { StoredCampaign } from "../../functions/contract/campaign.ts";
import { tombstoneHash } from "../../functions/contract/tombstoneHash.ts";
import { freezeCampaign } from "../../functions/jobs/campaigns/freezeCampaign.ts";
import { reportCampaigns } from "../../functions/jobs/campaigns/reportCampaigns.ts";
import { createChampionReader } from "../../functions/jobs/champion.ts";
import { eraseCustomer } from "../../functions/jobs/eraseCustomer.ts";
import { mergeCustomers } from "../../functions/jobs/mergeCustomers.ts";
import { rebuildCustomers } from "../../functions/jobs/rebuild.ts";
import { readMembers, readOutcomes } from "../../functions/scoring/campaigns/campaignFiles.ts";
import { embeddedEngine } from "../engine/engines/index.ts";
import { orderOf } from "../engine/orderOf.ts";
import { describeJobs } from "../jobs/describeJobs.ts";
import { type JobsUnderTest, noon, today } from "../jobs/jobsUnderTest.ts";
import { whereStands } from "../jobs/wholeStore.ts";

const ids = Array.from({ length: 12 }, (_, i) => `customer-${100 + i}`);
const campaign: StoredCampaign = {
  campaignId: "spring",
  version: 1,
  request: {
    name: "Spring",
    segment: null,
    filters: {},
    channel: "email",
    measure: "orders",
    minimumEffect: 0.5,
    variants: ["treated"],
    controlShare: 0.5,
    endsOn: today + 28,
  },
  state: "freezing",
  createdAt: noon,
  frozenOn: today,
  plan: null,
};

// What the store promises on every engine, store.test.ts holds there.
describeJobs(
  "campaigns",
  (fresh) => {
    /** A shop whose customers have all agreed to e-mail, and a campaign about to be frozen. */
    async function shop(): Promise<JobsUnderTest> {
      const jobs = await fresh();
      const { store } = jobs.deps;
      const day = today - 30;
      const at = day * 86_400_000;
      await store.orders.put(
        ids.flatMap((customerId, i) =>
          [60, 30].map((ago) => orderOf({ orderId: `${i}-${ago}`, customerId, day: today - ago - (i % 7) })),
        ),
      );
      await store.signals.put(
        ids.map((customerId) => ({
          customerId,
          signalId: "agreed",
          kind: "consent",
          channel: "email",
          state: "granted",
          day,
          at,
          happenedAt: "2024-09-04",
        })),
      );
      await rebuild(jobs, ids);
      await store.campaigns.put(campaign, 0);
      return jobs;
    }
    const rebuild = async ({ deps }: JobsUnderTest, customers: readonly string[]) =>
      rebuildCustomers(deps, await createChampionReader(deps)(), customers);

    /** Members of each arm by their ids. */
    async function arms({ deps }: JobsUnderTest): Promise<[string[], string[]]> {
      const members = (await readMembers(deps.store.blobs, "spring"))!;
      const idOf = await deps.store.people.customersOf(members.personKeys);
      const of = (arm: number) =>
        members.personKeys.filter((_, i) => members.arms[i] === arm).map((key) => idOf.get(key)!);
      return [of(0), of(1)];
    }

    /** So many orders of each customer while the campaign runs. */
    async function buy(jobs: JobsUnderTest, customers: readonly string[], day = today + 3): Promise<void> {
      const orders = customers.map((customerId) =>
        orderOf({ orderId: `${customerId} ${day}`, customerId, day }),
      );
      await jobs.deps.store.orders.put(orders);
      await rebuild(jobs, customers);
    }

    it("take everyone who agreed into one arm each; frozen again, nobody changes places", async () => {
      const jobs = await shop();
      await freezeCampaign(jobs.deps, "spring");
      const [control, treated] = await arms(jobs);
      expect([control.length, treated.length]).toEqual([6, 6]);
      expect([...control, ...treated].sort()).toEqual([...ids].sort());
      await freezeCampaign(jobs.deps, "spring");
      expect(await arms(jobs)).toEqual([control, treated]);
      const stored = (await jobs.deps.store.campaigns.get("spring"))!;
      expect([stored.state, stored.sizes]).toEqual(["running", [6, 6]]);
    });

    it("freeze a list whose job was killed at any write, once it is tried again", async () => {
      const jobs = await shop();
      for (const nth of [0, 5, 20, 28]) {
        jobs.killAtWrite(nth);
        await freezeCampaign(jobs.deps, "spring").catch(() => {});
        jobs.revive();
      }
      await freezeCampaign(jobs.deps, "spring");
      const { state, sizes } = (await jobs.deps.store.campaigns.get("spring"))!;
      expect([state, sizes]).toEqual(["running", [6, 6]]);
      expect((await arms(jobs)).flat().sort()).toEqual([...ids].sort());
    });

    it("keep what an erased member did until then, under a key that leads to nobody", async () => {
      const jobs = await shop();
      const { deps } = jobs;
      await freezeCampaign(deps, "spring");
      const [, treated] = await arms(jobs);
      await buy(jobs, treated);
      await reportCampaigns(deps, today + 5);
      expect((await whereStands(jobs, treated[0])).length).toBeGreaterThan(0);
      await eraseCustomer(deps, treated[0]);
      expect(await whereStands(jobs, treated[0])).toEqual([]);
      await reportCampaigns(deps, today + 6);
      const { arms: counted } = (await deps.store.campaigns.report("spring"))!;
      expect(counted.map(({ members, erased, orders }) => [members, erased, orders])).toEqual([
        [6, 0, 0],
        [6, 1, 6],
      ]);
      expect((await readOutcomes(deps.store.blobs, "spring"))!.erased).toHaveLength(1);
      const members = (await readMembers(deps.store.blobs, "spring"))!;
      const asked = { arm: 1, channel: "email", offset: 0, limit: 100, today } as const;
      const page = await membersPage(deps.store, members, asked);
      expect([page.customerIds.length, page.leftOut.erased]).toEqual([5, 1]);
    });

    it("give no key back to a customer who was erased while the list was frozen", async () => {
      const jobs = await shop();
      const { store, secret } = jobs.deps;
      // The tombstone stands, the rest of the erasure is still to come.
      await store.tombstones.put(tombstoneHash(secret, ids[3]), noon);
      await freezeCampaign(jobs.deps, "spring");
      expect(await store.people.of(ids[3])).toBeNull();
      expect(await store.people.of(ids[4])).not.toBeNull();
    });

    it("count ids joined to one customer once, and in no arm where they were in both", async () => {
      const jobs = await shop();
      const { deps } = jobs;
      await freezeCampaign(deps, "spring");
      const [control, treated] = await arms(jobs);
      await buy(jobs, [treated[0], treated[1], control[0]]);
      await mergeCustomers(deps, treated[0], treated[1]);
      await mergeCustomers(deps, control[0], treated[2]);
      await reportCampaigns(deps, today + 5);
      const report = (await deps.store.campaigns.report("spring"))!;
      expect([report.joined, report.acrossArms]).toEqual([1, 2]);
      // Both bought on one day: one purchase of one customer.
      expect(report.arms.map(({ members, orders }) => [members, orders])).toEqual([
        [5, 0],
        [4, 1],
      ]);
      const members = (await readMembers(deps.store.blobs, "spring"))!;
      const asked = { arm: 1, channel: "email", offset: 0, limit: 100, today } as const;
      const page = await membersPage(deps.store, members, asked);
      expect(page.customerIds).not.toContain(treated[2]);
      expect(page.customerIds.filter((id) => id === treated[1])).toHaveLength(1);
      expect([page.customerIds.length, page.leftOut.joined]).toEqual([4, 2]);
    });

    it("cancelled while the list is frozen stay so, and hold nobody", async () => {
      const jobs = await shop();
      const { deps } = jobs;
      const { people, campaigns } = deps.store;
      const cancelling = {
        ...deps,
        store: {
          ...deps.store,
          people: {
            ...people,
            async keysOfAll(some: readonly string[]) {
              await campaigns.put({ ...campaign, state: "cancelled" }, 1);
              return people.keysOfAll(some);
            },
          },
        },
      };
      await freezeCampaign(cancelling, "spring");
      expect((await campaigns.get("spring"))!.state).toBe("cancelled");
      await reportCampaigns(deps, today + 5);
      expect(await campaigns.report("spring")).toBeNull();
      await campaigns.put({ ...campaign, campaignId: "autumn" }, 0);
      await freezeCampaign(deps, "autumn");
      expect((await campaigns.get("autumn"))!.plan).toMatchObject({
        members: 12,
        leftOut: { inCampaign: 0 },
      });
    });

    it("whose file is lost fail alone, not the night that counts", async () => {
      const { deps } = await shop();
      await freezeCampaign(deps, "spring");
      await deps.store.blobs.remove("campaigns/spring/members");
      await reportCampaigns(deps, today + 5);
      expect((await deps.store.campaigns.get("spring"))!.state).toBe("failed");
    });

    it("fail in words where too few can take part, and where their job is gone for good", async () => {
      const jobs = await shop();
      const { campaigns } = jobs.deps.store;
      const few = {
        ...campaign,
        campaignId: "few",
        request: { ...campaign.request, channel: "sms" as const },
      };
      await campaigns.put(few, 0);
      await freezeCampaign(jobs.deps, "few");
      const failed = (await campaigns.get("few"))!;
      expect([failed.state, failed.reason!.en]).toEqual([
        "failed",
        "Customers of the list who can take part: 0. That is too few for the groups.",
      ]);
      const later = { ...jobs.deps, now: () => noon + 86_400_000 };
      await reportCampaigns(later, today + 1);
      expect((await campaigns.get("spring"))!.state).toBe("failed");
    });
  },
  [embeddedEngine],
);

import { expect, it } from "vitest";
import type { StoredCampaign } from "../../functions/contract/campaign.ts";
import { describeEngine } from "../engine/describeEngine.ts";

const campaign: StoredCampaign = {
  campaignId: "spring",
  version: 1,
  request: {
    name: "Spring",
    segment: null,
    filters: { minClv: 10 },
    channel: "email",
    measure: "spend",
    minimumEffect: 0.1,
    variants: ["treated"],
    endsOn: 20_030,
  },
  state: "freezing",
  createdAt: 1,
  frozenOn: 20_000,
  plan: null,
};

describeEngine("campaigns", ({ freshStore }) => {
  it("are written only by who knows their version", async () => {
    const { campaigns } = (await freshStore()).store;
    expect(await campaigns.get("spring")).toBeNull();
    expect(await campaigns.put(campaign, 0)).toBe(true);
    expect(await campaigns.put(campaign, 0)).toBe(false);
    const outcomes = await Promise.all(
      (["running", "cancelled"] as const).map((state) => campaigns.put({ ...campaign, state }, 1)),
    );
    expect(outcomes.filter((written) => written)).toHaveLength(1);
    const stored = (await campaigns.get("spring"))!;
    expect(stored.version).toBe(2);
    expect(await campaigns.list()).toEqual([stored]);
  });

  it("keep the latest report", async () => {
    const { campaigns } = (await freshStore()).store;
    const report = {
      campaignId: "spring",
      asOf: 20_010,
      final: false,
      arms: [],
      joined: 0,
      acrossArms: 0,
      effects: [],
      best: null,
    };
    expect(await campaigns.report("spring")).toBeNull();
    await campaigns.putReport(report);
    await campaigns.putReport({ ...report, asOf: 20_011 });
    expect(await campaigns.report("spring")).toEqual({ ...report, asOf: 20_011 });
  });

  it("are found by who takes part, in whichever arm", async () => {
    const { campaigns } = (await freshStore()).store;
    const keys = Array.from({ length: 60 }, (_, i) => `key-${i}`);
    await campaigns.putParts(
      "spring",
      keys,
      keys.map((_, i) => i % 2),
    );
    await campaigns.putParts("autumn", ["key-1"], [0]);
    expect(await campaigns.partsOf(["key-0"])).toEqual([{ campaignId: "spring", arm: 0 }]);
    expect(await campaigns.partsOf(["key-1", "key-59", "other"])).toEqual([
      { campaignId: "autumn", arm: 0 },
      { campaignId: "spring", arm: 1 },
      { campaignId: "spring", arm: 1 },
    ]);
  });

  it("freeze one list at a time, until the lock is given back or its lease is over", async () => {
    const { campaigns } = (await freshStore()).store;
    const taken = await Promise.all(["a", "b", "c"].map((holder) => campaigns.lock(holder, 1000, 0)));
    expect(taken.filter((got) => got)).toHaveLength(1);
    const holder = ["a", "b", "c"][taken.indexOf(true)];
    expect(await campaigns.lock(holder, 1000, 5)).toBe(true);
    await campaigns.unlock("somebody else");
    expect(await campaigns.lock("d", 1000, 10)).toBe(false);
    expect(await campaigns.lock("d", 1000, 2000)).toBe(true);
    await campaigns.unlock("d");
    expect(await campaigns.lock("e", 1000, 2001)).toBe(true);
  });
});

describeEngine("people", ({ freshStore }) => {
  it("get their keys many at once as one by one, each one kept", async () => {
    const { people } = (await freshStore()).store;
    const ids = Array.from({ length: 40 }, (_, i) => `c${i}`);
    const first = await people.keysOf("c7");
    const [one, other] = await Promise.all([people.keysOfAll(ids), people.keysOfAll(ids)]);
    expect(one).toEqual(other);
    expect(one.get("c7")).toEqual(first);
    expect(new Set([...one.values()].flat()).size).toBe(ids.length);
    const owners = await people.customersOf([...one.values()].flat());
    expect([...owners.values()].sort()).toEqual([...ids].sort());
    await people.erase("c8");
    expect([...(await people.ofAll(["c7", "c8", "never"])).keys()]).toEqual(["c7"]);
  });
});

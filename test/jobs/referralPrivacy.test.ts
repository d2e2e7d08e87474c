import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eraseCustomer } from "../../functions/jobs/eraseCustomer.ts";
import { mergeCustomers } from "../../functions/jobs/mergeCustomers.ts";
import { reconcileShard } from "../../functions/jobs/reconcileShard.ts";
import { createSummariseStream } from "../../functions/jobs/summariseStream.ts";
import { available, balance } from "../../model/referrals/ledger/openLots.ts";
import { createApp } from "../../functions/api/app.ts";
import { createKey } from "../../functions/api/keys/createKey.ts";
import { runs } from "../support/runs.ts";
import { type JobsUnderTest, jobsUnderTest, noon } from "./jobsUnderTest.ts";
import { whereStands } from "./wholeStore.ts";

const fresh = jobsUnderTest();
const contacts = {
  email: "noura.7f3a@mail.example",
  phone: "+966 55 123 9876",
  device: "device-7f3a-9876",
  address: "Olaya Street 7, Riyadh 7f3a",
};
const advocate = "advocate-7f3a";
const friend = "friend-7f3a";
const lines: string[] = [];
const write = { log: console.log, error: console.error };
beforeAll(() => {
  console.log = console.error = (...parts) => void lines.push(parts.join(" "));
});
afterAll(() => Object.assign(console, write));

/** A shop with one paid referral, everything sent over HTTP. */
async function shop() {
  const jobs = await fresh({ referrals: { advocateReward: 10, friendReward: 4, waitingDays: 0 } });
  const { deps } = jobs;
  const { key, stored } = createKey("test", ["admin"], noon);
  await deps.store.keys.put(stored);
  const app = createApp({
    ...deps,
    snapshot: async () => null,
    startExport: async () => {},
    startCampaign: async () => {},
    startRescore: async () => ({ runId: "" }),
    eraseCustomer: (id) => eraseCustomer(deps, id),
    mergeCustomers: (from, into) => mergeCustomers(deps, from, into),
    log: (line) => lines.push(JSON.stringify(line)),
    onError: (error) => lines.push(String(error)),
  });
  const post = async (path: string, body: unknown) => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const answer = await app.request(path, { method: "POST", headers, body: JSON.stringify(body) });
    // biome-ignore lint/suspicious/noExplicitAny: answers of every shape
    return (await answer.json()) as any;
  };
  const { code } = await post("/v1/referrals/codes", {
    customerId: advocate,
    code: "NOURA-7F3A",
    contact: contacts,
  });
  const signup = { eventId: "u", type: "signup", code, customerId: friend, at: "2024-10-01" };
  const contact = { ...contacts, email: "other.7f3a@mail.example", device: "other-device-7f3a" };
  const sent = { events: [{ ...signup, contact: { device: contact.device, email: contact.email } }] };
  expect(await post("/v1/referrals/events", sent)).toMatchObject({ accepted: 1 });
  await post("/v1/orders", {
    orders: [{ orderId: "o1", customerId: friend, orderedAt: "2024-10-02", amount: 50 }],
  });
  const records = await jobs.takeRecords();
  await createSummariseStream(deps)({ Records: records });
  return { jobs, records, post, contact };
}

const keyOf = async ({ deps }: JobsUnderTest, id: string) => (await deps.store.people.of(id))!.keys[0];

describe("referrals", () => {
  it("keep no contact in clear, in no table, file or log; a hash without the secret is none of theirs", async () => {
    const { jobs, post, contact } = await shop();
    await post("/v1/referrals/events", {
      events: [{ eventId: "bad", type: "signup", code: "NOURA-7F3A", customerId: "x", at: "never", contact }],
    });
    await post("/v1/referrals/codes", {
      customerId: "y",
      contact: { ...contact, phone: "not a phone 7f3a" },
    });
    for (const text of [
      ...Object.values(contacts),
      ...Object.values(contact),
      "noura.7f3a",
      "123 9876",
      "1239876",
    ]) {
      expect(await whereStands(jobs, text)).toEqual([]);
      expect(lines.filter((line) => line.includes(text))).toEqual([]);
    }
    const { createHash } = await import("node:crypto");
    for (const text of Object.values(contacts))
      for (const algorithm of ["sha256", "sha1", "md5"])
        expect(await whereStands(jobs, createHash(algorithm).update(text).digest("hex"))).toEqual([]);
    expect((await jobs.deps.store.referralEvents.ofCustomer(advocate))[0]).toMatchObject({
      marks: { email: expect.stringMatching(/^email#[0-9a-f]{64}$/) },
    });
  });

  it("forget whom it was about when either is erased, and keep the amounts under a key that leads to nobody", async () => {
    const { jobs, records } = await shop();
    const { store } = jobs.deps;
    const keys = [await keyOf(jobs, advocate), await keyOf(jobs, friend)];
    const marks = (await store.referralEvents.ofCustomer(advocate)).flatMap((event) =>
      "marks" in event ? Object.values(event.marks ?? {}) : [],
    );
    expect(marks).toHaveLength(4);
    for (const place of ["table referralEvents", "table people"]) {
      expect(await whereStands(jobs, advocate)).toContain(place);
    }
    for (const id of [advocate, friend]) await eraseCustomer(jobs.deps, id);
    await createSummariseStream(jobs.deps)({ Records: [...records, ...(await jobs.takeRecords())] });
    await reconcileShard(jobs.deps, 0, 1);
    for (const text of [advocate, friend, "NOURA-7F3A", ...marks])
      expect(await whereStands(jobs, text)).toEqual([]);
    expect(await Promise.all(keys.map(async (key) => balance(await store.ledger.entries(key))))).toEqual([
      1000, 400,
    ]);
  });

  it("leave no trace of who was erased while events, records and a night came in", async () => {
    for (let round = 0; round < runs(4); round++) {
      const { jobs, records, post } = await shop();
      const { deps } = jobs;
      const handler = createSummariseStream(deps);
      const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      const event = {
        eventId: "late",
        type: "signup",
        code: "NOURA-7F3A",
        customerId: friend,
        at: "2024-10-03",
      };
      await Promise.all([
        pause(9 * round).then(() => eraseCustomer(deps, friend)),
        post("/v1/referrals/events", { events: [{ ...event, contact: contacts }] }),
        pause(4 * round).then(() => post("/v1/referrals/codes", { customerId: friend, contact: contacts })),
        handler({ Records: records }).then(() => handler({ Records: records })),
        reconcileShard(deps, 0, 1),
      ]);
      await handler({ Records: [...records, ...(await jobs.takeRecords())] });
      await reconcileShard(deps, 0, 1);
      expect(await whereStands(jobs, friend)).toEqual([]);
      const { client, tableNames } = jobs.context;
      const { Items } = await client.send(new ScanCommand({ TableName: tableNames.referralMarks }));
      const holders = Items!.map(({ personKey }) => personKey as string);
      expect(await deps.store.people.customersOf(holders)).toEqual(
        new Map(holders.map((personKey) => [personKey, advocate])),
      );
    }
  });

  it("follow who was joined into another, codes and balance too, wherever a crash cut the joining off", async () => {
    for (let kill = 0; kill < 30; kill += Math.ceil(6 / runs(1))) {
      const { jobs, post } = await shop();
      const { deps } = jobs;
      await post("/v1/referrals/codes", { customerId: "into-1" });
      jobs.killAtWrite(kill);
      await mergeCustomers(deps, advocate, "into-1").catch(() => {});
      jobs.revive();
      await mergeCustomers(deps, advocate, "into-1");
      await createSummariseStream(deps)({ Records: await jobs.takeRecords() });
      expect(await whereStands(jobs, advocate)).toEqual([]);
      const { keys } = (await deps.store.people.of("into-1"))!;
      const entries = (await Promise.all(keys.map((key) => deps.store.ledger.entries(key)))).flat();
      expect(balance(entries)).toBe(1000);
      expect(available(await deps.store.ledger.entries(keys[0]), 20_000)).toBe(1000);
      const codes = (await deps.store.referralEvents.ofCustomer("into-1")).filter(
        ({ type }) => type === "code",
      );
      expect(codes).toHaveLength(2);
    }
  });
});

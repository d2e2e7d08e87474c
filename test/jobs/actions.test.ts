import { describe, expect, it } from "vitest";
import type { ShardActions, StoredAction } from "../../functions/contract/actions.ts";
import { eraseFromActions } from "../../functions/jobs/actions/eraseFromActions.ts";
import { reportActions } from "../../functions/jobs/actions/reportActions.ts";
import { eraseCustomer } from "../../functions/jobs/eraseCustomer.ts";
import { actionsPrefix, packed, readActions } from "../../functions/scoring/actions/actionsFile.ts";
import { jobsUnderTest, noon, today } from "./jobsUnderTest.ts";
import { whereStands } from "./wholeStore.ts";

const fresh = jobsUnderTest();

const action = (customerId: string, score: number): StoredAction => ({
  kind: "invite",
  customerId,
  reasons: [{ code: "no_consent_to_write" }],
  ambassador: { class: "potential", score },
  channels: ["email"],
  actByDay: null,
  valueAtRisk: null,
  notBefore: null,
  incentive: null,
});
const shard = (...actions: StoredAction[]): ShardActions => ({
  counts: { invite: actions.length, remind: 0, win_back: 0 },
  actions,
});
const erased = "erase-me-7f3a";
const shards = [shard(action("b", 0.6), action(erased, 0.9)), shard(action("a", 0.7), action("c", 0.5))];
const idsOn = (list: Awaited<ReturnType<typeof readActions>>) =>
  list!.actions.map(({ customerId, place }) => `${place} ${customerId}`);

describe("the list of a day", () => {
  it("is that of all shards in one sequence, as long as the settings say, and counts those beyond it", async () => {
    const { deps } = await fresh({ actions: { mostPerDay: 3 } });
    expect(await reportActions(deps, today, shards, noon)).toEqual({ invite: 4, remind: 0, win_back: 0 });
    const list = await readActions(deps.store.blobs, today);
    expect(idsOn(list)).toEqual([`0 ${erased}`, "1 a", "2 b"]);
    expect(list!.counts.invite).toBe(4);
  });

  it("is kept for 14 days", async () => {
    const { deps } = await fresh();
    for (let day = today - 16; day <= today; day++) await reportActions(deps, day, shards, noon);
    const kept = await deps.store.blobs.list(actionsPrefix);
    expect(kept).toHaveLength(14);
    expect(await readActions(deps.store.blobs, today - 13)).not.toBeNull();
  });

  it("loses whoever is erased, in every list and in what a night left, and keeps the places of the others", async () => {
    const jobs = await fresh();
    const { deps } = jobs;
    for (const day of [today - 1, today]) await reportActions(deps, day, shards, noon);
    await deps.store.blobs.put("nights/2024-10-04/actions/0", packed(shards[0]));
    expect(await whereStands(jobs, erased)).toHaveLength(3);
    await eraseCustomer(deps, erased);
    expect(await whereStands(jobs, erased)).toEqual([]);
    expect(idsOn(await readActions(deps.store.blobs, today))).toEqual(["1 a", "2 b", "3 c"]);
  });

  it("names none of those whose erasures met while it was written", async () => {
    const jobs = await fresh();
    const { deps } = jobs;
    await reportActions(deps, today, shards, noon);
    await Promise.all([
      ...[erased, "a"].map((id) => eraseCustomer(deps, id)),
      reportActions(deps, today, shards, noon),
    ]);
    await eraseFromActions(deps, erased);
    expect(idsOn(await readActions(deps.store.blobs, today)).map((line) => line.slice(2))).toEqual([
      "b",
      "c",
    ]);
    expect(await whereStands(jobs, erased)).toEqual([]);
  });
});

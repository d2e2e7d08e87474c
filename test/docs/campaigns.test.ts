import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { settleDays } from "../../functions/contract/campaign.ts";
import { type Local, startLocal } from "../../infra/local/startLocal.ts";
import { compareArms } from "../../model/campaigns/compareArms.ts";
import { leastOfEach } from "../../model/campaigns/measureCampaign.ts";
import { leastMembers, planCampaign } from "../../model/campaigns/planCampaign.ts";

const run = promisify(execFile);
const page = readFileSync(join(resolve(import.meta.dirname, "../.."), "docs", "campaigns.md"), "utf8");
const curls = /```sh\n(curl[\s\S]*?)```/.exec(page)![1].trim().split("\n");

let local: Local;
let key: string;
beforeAll(async () => {
  local = await startLocal({ now: () => Date.UTC(2026, 2, 31, 12) });
  key = await local.createKey("docs", ["campaigns:write", "segments:read", "orders:write", "signals:write"]);
  const send = (path: string, body: object) =>
    fetch(`${local.url}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const customers = Array.from({ length: 40 }, (_, i) => `c${i}`);
  const orders = customers.flatMap((customerId, i) =>
    [1, 2, 3].map((month) => ({
      orderId: `${customerId}-${month}`,
      customerId,
      orderedAt: `2026-0${month}-${10 + (i % 15)}`,
      amount: 20 + i,
    })),
  );
  await send("/v1/orders", { orders });
  const agreed = {
    signalId: "agreed",
    at: "2026-03-01",
    kind: "consent",
    channel: "email",
    state: "granted",
  };
  await send("/v1/signals", { signals: customers.map((customerId) => ({ ...agreed, customerId })) });
  await local.drained();
  await local.runNight();
}, 120_000);
afterAll(() => local.close());

it("docs/campaigns.md has curl lines that lead from a plan to its end", async () => {
  const answers: string[] = [];
  for (const line of curls) {
    const { stdout } = await run("bash", ["-c", line.replaceAll("http://127.0.0.1:8787", local.url)], {
      env: { ...process.env, SAFIR_KEY: key },
    });
    answers.push(stdout);
    const frozen = () => local.store.campaigns.get("ramadan").then((campaign) => campaign?.state);
    if (line.includes("/campaigns -d")) await expect.poll(frozen, { timeout: 20_000 }).toBe("running");
  }
  const [plan, made, campaign, csv, report, cancelled] = answers;
  expect(Object.keys(JSON.parse(plan))).toEqual(["plan", "reason"]);
  expect(JSON.parse(made)).toMatchObject({ campaignId: "ramadan", state: "freezing" });
  const { state, arms } = JSON.parse(campaign);
  expect([state, arms.map(({ name }: { name: string }) => name)]).toEqual([
    "running",
    ["control", "discount", "gift"],
  ]);
  expect(csv.split("\r\n")[0]).toBe("customerId,arm");
  expect(csv.trim().split("\r\n")).toHaveLength(1 + arms[2].members);
  expect(JSON.parse(report).notes[0].en).toMatch(/No night has counted yet/);
  expect(JSON.parse(cancelled).state).toBe("cancelled");
});

/** The cells of the worked example's row, after its name. */
const row = (name: string) =>
  new RegExp(`^\\| ${name} \\|(.*)\\|$`, "m")
    .exec(page)![1]
    .split("|")
    .map((cell) => cell.split(",").map(Number));

it("docs/campaigns.md works its example out as the service does", () => {
  const [[xt, yt], [xc, yc]] = [row("treated"), row("control")];
  const { plain, corrected, weight } = compareArms({ x: xt, y: yt }, { x: xc, y: yc }, "shared");
  const said = (name: string) => {
    const [, low, high] = new RegExp(`^- ${name}: .*: from (-?[\\d.]+) to (-?[\\d.]+)$`, "m").exec(page)!;
    return [Number(low), Number(high)];
  };
  // Printed to four digits.
  expect(plain!.difference).toBeCloseTo(20, 10);
  expect([plain!.low, plain!.high].map((value) => Number(value.toFixed(4)))).toEqual(said("plain"));
  expect(weight).toBeCloseTo(400 / 300, 10);
  expect([corrected!.low, corrected!.high].map((value) => Number(value.toFixed(4)))).toEqual(
    said("corrected"),
  );
  const widths = [plain!, corrected!].map(({ low, high }) => high - low);
  expect(page).toContain(`${Math.round((100 * widths[1]) / widths[0])}% as wide`);
});

it("docs/campaigns.md works its plan out as the service does, and says its limits", () => {
  const aim = { members: 504, variants: 1, effect: 1, controlShare: 0.5 };
  const { membersNeeded } = planCampaign({ within: 16, perEffect: 0 }, aim);
  expect(page).toContain(`so ${membersNeeded} members are needed`);
  expect(page).toContain(`no group below ${leastMembers}`);
  expect(page).toContain(`fewer than ${leastOfEach} members who bought`);
  expect(page).toContain(`counted for ${settleDays} days more`);
});

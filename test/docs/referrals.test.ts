import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { incentivesSchema } from "../../functions/contract/incentives.ts";
import { programmeSchema } from "../../functions/contract/programme.ts";
import { operations } from "../../functions/contract/routes/index.ts";
import { incentiveKinds } from "../../model/incentives/incentive.ts";
import { fraudReasons, referralStates } from "../../model/referrals/referral.ts";
import { type Local, startLocal } from "../../infra/local/startLocal.ts";

const run = promisify(execFile);
const page = readFileSync(join(resolve(import.meta.dirname, "../.."), "docs", "referrals.md"), "utf8");
const curls = [...page.matchAll(/```sh\n(curl[\s\S]*?)```/g)].map(([, line]) => line);

describe("docs/referrals.md", () => {
  let local: Local;
  let key: string;
  beforeAll(async () => {
    const settings = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)![1]);
    local = await startLocal({ settings, now: () => Date.UTC(2026, 3, 1, 12) });
    key = await local.createKey("docs", ["referrals:write", "orders:write", "scores:read"]);
  });
  afterAll(() => local.close());

  it("has curl lines that answer what it says, in the order in which they stand", async () => {
    const answers = [];
    for (const line of curls) {
      const { stdout } = await run("bash", ["-c", line.replaceAll("http://127.0.0.1:8787", local.url)], {
        env: { ...process.env, SAFIR_KEY: key },
      });
      answers.push(JSON.parse(stdout));
      await local.drained();
    }
    const [code, events, orders, referrals, redeemed, rewards, incentive] = answers;
    expect(code).toMatchObject({ code: "SARA-2026", link: "https://shop.example/?ref=SARA-2026" });
    expect(events).toEqual({ accepted: 2, duplicates: 0, rejected: [] });
    expect(orders).toMatchObject({ accepted: 1 });
    expect(referrals).toMatchObject({
      codes: [{ clicks: 1 }],
      sent: [{ friend: "C20002", state: "approved" }],
    });
    expect(redeemed).toEqual({ redemptionId: "cart-77", amount: 12.5, booked: true, available: 37.5 });
    expect(rewards).toMatchObject({
      balance: 37.5,
      entries: [{ kind: "redeem" }, { kind: "earn", amount: 50 }],
    });
    expect(incentive).toMatchObject({ customerId: "C20002", unspent: 20 });
  });

  it("names every setting, state, reason and kind, and only routes that exist", () => {
    const named = [
      ...Object.keys(programmeSchema.shape),
      ...Object.keys(incentivesSchema.shape),
      ...referralStates,
      ...fraudReasons,
      ...incentiveKinds,
    ];
    for (const name of named) expect(page).toContain(`\`${name}\``);
    const paths = Object.values(operations).map(({ path }) => path);
    for (const [, path] of page.matchAll(/`(?:GET|POST) (\/v1\/[\w/{}-]+)/g)) expect(paths).toContain(path);
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createRandom } from "../../model/simulate/random.ts";
import { dayToIso } from "../../model/time/dayToIso.ts";
import { hasShared, sharedPath } from "../support/shared.ts";
import { callSafir, parseCsv, testFolder } from "./runSafir.ts";

const { file, folder, remove } = testFolder();
afterAll(remove);

/** A log of two years whose members buy three times as often and stay longer, and who they are. */
function shop(customers: number) {
  const random = createRandom(8);
  const orders: string[] = [];
  const members: string[] = [];
  for (let c = 0; c < customers; c++) {
    const member = c % 2 === 1;
    const pace = (member ? 15 : 45) * (0.5 + random.uniform());
    members.push(`c${c},${member ? "yes" : "no"}`);
    for (let day = random.below(690); day < 700; day += Math.ceil(pace * random.exponential())) {
      orders.push(`c${c},${dayToIso(19_000 + day)},${20 + random.below(50)},${member ? "app" : "web"}`);
      if (random.uniform() < (member ? 0.1 : 0.3)) break;
    }
  }
  return {
    withChannel: `customer_id,date,amount,channel\n${orders.join("\n")}\n`,
    without: `customer_id,date,amount\n${orders.map((row) => row.replace(/,\w+$/, "")).join("\n")}\n`,
    members: `customer_id,member\n${members.join("\n")}\n`,
  };
}

const log = shop(300);
const orders = file("orders.csv", log.without);
const withChannel = file("channel.csv", log.withChannel);
const members = file("members.csv", log.members);

function rowsOf(path: string): Map<string, string> {
  const [head, ...rows] = parseCsv(readFileSync(path, "utf8"));
  return new Map(rows.map((row) => [row[0], row[head.indexOf("expectedOrders")]]));
}

describe("safir score --covariates", () => {
  it("a file of members and the channel in the orders, where they say the same, give the same scores", async () => {
    const outs = ["file", "channel"].map((name) => join(folder, `${name}.scores.csv`));
    const byFile = await callSafir(["score", orders, "--covariates", members, "--out", outs[0], "--json"]);
    const byChannel = await callSafir(["score", withChannel, "--out", outs[1], "--json"]);
    for (const { code, stdout } of [byFile, byChannel]) {
      expect(code).toBe(0);
      expect(JSON.parse(stdout).model.card.covariates.serves).toBe(true);
    }
    const [first, second] = outs.map(rowsOf);
    expect(first.size).toBe(300);
    expect([...first]).toEqual([...second]);
  }, 180_000);
});

describe("safir backtest --covariates", () => {
  it("grades every family with the covariates beside itself without, and says what they do", async () => {
    const { code, stdout } = await callSafir([
      "backtest",
      orders,
      "--split",
      dayToIso(19_550),
      "--covariates",
      members,
      "--json",
    ]);
    expect(code).toBe(0);
    const { models, covariates, champion } = JSON.parse(stdout);
    const names: string[] = models.map(({ family }: { family: string }) => family);
    for (const name of names.filter((one) => !one.endsWith("+covariates"))) {
      expect(names).toContain(`${name}+covariates`);
    }
    const informed = models.find(({ family }: { family: string }) => family === "mbgnbd+covariates");
    expect(informed.coefficients[0]).toMatchObject({ effect: "purchases", factor: "member" });
    expect(informed.coefficients[0].standardError).toBeGreaterThan(0);
    expect(covariates.words[0].en).toMatch(/^Customers with “member” = “(yes|no)” buy/);
    expect(names).toContain(champion.family);
  });

  it("prints the levels for people", async () => {
    const { stdout } = await callSafir(["backtest", withChannel, "--split", dayToIso(19_550)]);
    expect(stdout).toContain("What sets customers apart");
    expect(stdout).toContain("channel = app");
    expect(stdout).toMatch(/Customers who came through “(app|web)” buy/);
    expect(stdout).toMatch(/The scores (use it|do not use it)/);
  });

  it("what cannot be compared is refused with the reason", async () => {
    const split = ["--split", dayToIso(19_550)];
    const none = await callSafir(["backtest", orders, ...split, "--covariates", "channel"]);
    expect(none).toMatchObject({ code: 1 });
    expect(none.stderr).toContain("the orders have no column for the channel");
    const others = file("others.csv", "customer_id,member\nx,yes\n");
    const strangers = await callSafir(["backtest", orders, ...split, "--covariates", others]);
    expect(strangers).toMatchObject({ code: 1 });
    expect(strangers.stderr).toContain("has none of the customers of the orders");
    const missing = await callSafir(["score", orders, "--covariates", join(folder, "missing.csv")]);
    expect(missing).toMatchObject({ code: 1 });
    expect(missing.stderr).toContain("there is no such file");
  });
});

describe.skipIf(!hasShared)("apparel with its file of covariates (needs ../shared)", () => {
  it("reads CLVTools' file as it is, and reaches its log-likelihood of Pareto/NBD within .02", async () => {
    const { stdout } = await callSafir([
      "backtest",
      sharedPath("data", "apparel_trans.csv"),
      "--split",
      "2006-12-31",
      "--until",
      "2010-12-20",
      "--covariates",
      sharedPath("data", "apparel_static_cov.csv"),
      "--json",
    ]);
    const { models } = JSON.parse(stdout);
    const { logLikelihood, coefficients, holdout } = models.find(
      ({ family }: { family: string }) => family === "paretonbd+covariates",
    );
    // CLVTools 0.12.1, pnbd with static covariates: −5821.0627, trans.Channel .6241 ± .1050; hold-out MAE 2.0069.
    expect(Math.abs(logLikelihood + 5821.0627)).toBeLessThan(0.02);
    const channel = coefficients.find(
      ({ effect, factor }: { effect: string; factor: string }) =>
        effect === "purchases" && factor === "Channel",
    );
    expect(channel.value).toBeCloseTo(0.624, 1);
    expect(channel.standardError).toBeCloseTo(0.105, 2);
    expect(holdout.mae).toBeCloseTo(2.0069, 2);
  });
});

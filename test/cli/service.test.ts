import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { callSafir, testFolder } from "./runSafir.ts";

const { file, folder, remove } = testFolder();
afterAll(remove);

const rows = Array.from({ length: 200 }, (_, i) => {
  const customer = i % 60;
  const month = String(1 + (i % 9)).padStart(2, "0");
  return `c${customer},2025-${month}-${String(1 + (i % 27)).padStart(2, "0")},${10 + i}.50,o${i}`;
});
const orders = file("orders.csv", `customer_id,date,amount,order_id\n${rows.join("\n")}\n`);

const json = async (args: string[]) => {
  const { code, stdout, stderr } = await callSafir([...args, "--json"]);
  expect(stderr).not.toMatch(/could not/);
  return { code, ...JSON.parse(stdout) };
};

describe("a shop in a folder", () => {
  const data = join(folder, "shop");

  it("takes a file once: the same file again changes nothing", async () => {
    const first = await json(["import", orders, "--data", data, "--currency", "SAR"]);
    expect(first).toMatchObject({ code: 0, rows: 200, accepted: 200, duplicates: 0, rejected: [] });
    const again = await json(["import", orders, "--data", data]);
    expect(again).toMatchObject({ accepted: 0, duplicates: 200, rejected: [] });
  });

  it("keeps its currency", async () => {
    const { code, stderr } = await callSafir(["import", orders, "--data", data, "--currency", "USD"]);
    expect(stderr).toMatch(/made with SAR/);
    expect(code).toBe(1);
  });

  it("counts its segments after a night, and the same after a second one", async () => {
    const night = ["nightly", "--data", data, "--as-of", "2025-10-15"];
    const first = await json(night);
    const held = first.segments.reduce(
      (sum: number, { customers }: { customers: number }) => sum + customers,
      0,
    );
    expect(held).toBe(60);
    expect(first.currency).toBe("SAR");
    const second = await json(night);
    expect(second.segments).toEqual(first.segments);
    expect([second.modelId, second.rulesetId]).toEqual([first.modelId, first.rulesetId]);
  });

  it("takes what it can of a file with bad rows, and writes the others with the reasons", async () => {
    const bad = file(
      "some.csv",
      "customer_id,date,amount,order_id\nc1,2025-09-01,12,x1\nc2,2025-13-01,9,x2\n",
    );
    const { code, accepted, rejected } = await json(["import", bad, "--data", data]);
    expect({ code, accepted }).toEqual({ code: 0, accepted: 1 });
    expect(rejected).toMatchObject([{ line: 3, problem: expect.stringMatching(/2025-13-01/) }]);
    const listed = `${bad}.rejected.csv`;
    expect(existsSync(listed)).toBe(true);
    expect(readFileSync(listed, "utf8")).toMatch(/c2,2025-13-01,9,x2/);
  });

  it("makes, lists and revokes keys", async () => {
    const made = await callSafir([
      "keys",
      "create",
      "--data",
      data,
      "--label",
      "crm",
      "--scopes",
      "scores:read",
    ]);
    expect(made.stdout).toMatch(/^saf_[0-9a-f]{12}_[0-9a-f]{48}\n$/);
    const { keys } = await json(["keys", "list", "--data", data]);
    expect(keys).toMatchObject([{ label: "crm", scopes: ["scores:read"], revokedAt: null }]);
    expect((await callSafir(["keys", "revoke", keys[0].id, "--data", data])).code).toBe(0);
    expect((await json(["keys", "list", "--data", data])).keys).toEqual([]);
    expect((await callSafir(["keys", "revoke", "000000000000", "--data", data])).code).toBe(1);
  });
});

describe("safir serve", () => {
  it("loads a shop, runs its night, answers with the key it prints, and closes on Ctrl-C", async () => {
    const bin = resolve(import.meta.dirname, "../../bin/safir.js");
    const args = [bin, "serve", "--orders", orders, "--as-of", "2025-10-15", "--port", "0", "--json"];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    const ended = new Promise((resolve) => child.once("close", resolve));
    let said = "";
    child.stderr.on("data", (text) => {
      said += text;
    });
    const line = await new Promise<string>((resolve, reject) => {
      child.stdout.once("data", (text) => resolve(String(text)));
      child.once("close", () => reject(new Error(said)));
    });
    const { url, key, segments } = JSON.parse(line);
    expect(segments.customers).toBe(60);
    const score = await fetch(`${url}/v1/customers/c1/score`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(score.status).toBe(200);
    expect(await score.json()).toMatchObject({ customerId: "c1", asOf: "2025-10-15" });
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { hasShared, sharedPath } from "../support/shared.ts";
import { callSafir, parseCsv, testFolder } from "./runSafir.ts";

const { file, folder, remove } = testFolder();
afterAll(remove);

/** Rows of a CSV of scores as objects. */
function scoresOf(text: string): Record<string, string>[] {
  const [head, ...rows] = parseCsv(text);
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
}

describe("safir score", () => {
  it("carries ids with commas, quotes, line breaks, emoji and Arabic unharmed", async () => {
    const ids = ["a,b", 'say "hi"', "two\nlines", "🙂", "سارة", "007"];
    const quoted = ids.map((id) => `"${id.replaceAll('"', '""')}"`);
    const rows = quoted.map((id, i) => `${id},2025-01-0${1 + (i % 9)},10\r\n`).join("");
    const path = file("ids.csv", `\uFEFFcustomer_id,date,amount\r\n${rows}`);
    const { code, stdout, stderr } = await callSafir(["score", path]);
    expect(stderr).not.toMatch(/could not/);
    expect(code).toBe(0);
    expect(scoresOf(stdout).map(({ customerId }) => customerId)).toEqual(ids);
  });

  it("keeps an id from running as a formula in a spreadsheet", async () => {
    const path = file("formula.csv", "customer_id,date,amount\n=1+1,2025-01-01,10\n");
    const [{ customerId }] = scoresOf((await callSafir(["score", path])).stdout);
    expect(customerId).toBe("'=1+1");
  });

  it("scores one customer, and says that this rests on typical shops", async () => {
    const path = file("one.csv", "customer_id,date,amount\n1,2025-01-01,10\n1,2025-02-01,20\n");
    const out = join(folder, "one.scores.csv");
    const { code, stderr } = await callSafir(["score", path, "--as-of", "2025-03-01", "--out", out]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/Few data: 1 customer/);
    const [row] = scoresOf(readFileSync(out, "utf8"));
    expect(row.customerId).toBe("1");
    expect(row.basis).not.toBe("data");
    expect(Number(row.probabilityAlive)).toBeGreaterThan(0);
    expect(Number(row.predictedClv)).toBeGreaterThan(0);
  });

  it("scores a shop where nobody has come back", async () => {
    const rows = Array.from({ length: 150 }, (_, i) => `${i},2025-0${1 + (i % 9)}-01,${10 + i}\n`).join("");
    const path = file("nobody.csv", `customer_id,date,amount\n${rows}`);
    const { code, stdout, stderr } = await callSafir(["score", path]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/second time/);
    expect(scoresOf(stdout).length).toBe(150);
    for (const { basis, probabilityAlive } of scoresOf(stdout)) {
      expect(basis).not.toBe("data");
      expect(Number(probabilityAlive)).toBeLessThanOrEqual(1);
    }
  });

  it("leaves money empty for a log without amounts", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i % 15},2025-0${1 + (i % 9)}-1${i % 7}\n`).join("");
    const { code, stdout } = await callSafir(["score", file("bare.csv", `customer_id,date\n${rows}`)]);
    expect(code).toBe(0);
    const [row] = scoresOf(stdout);
    expect([row.historicClv, row.predictedClv, row.valueAtRisk]).toEqual(["", "", ""]);
    expect(row.expectedOrders).not.toBe("");
  });

  it("gives reasons in Arabic and a summary as JSON", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i % 15},2025-0${1 + (i % 9)}-1${i % 7},5\n`).join(
      "",
    );
    const path = file("ar.csv", `customer_id,date,amount\n${rows}`);
    const out = join(folder, "ar.scores.csv");
    const { stdout } = await callSafir(["score", path, "--lang", "ar", "--json", "--out", out]);
    const summary = JSON.parse(stdout);
    expect(summary.customers).toBe(15);
    expect(summary.segments.length).toBe(4);
    expect(summary.basis).not.toBe("data");
    expect(scoresOf(readFileSync(out, "utf8"))[0].reason).toMatch(/[\u0600-\u06FF]/);
  });
});

describe.skipIf(!hasShared)("safir score of real logs (needs ../shared)", () => {
  it("online retail: a row a customer, every segment held, what was found said in words", async () => {
    const out = join(folder, "retail.csv");
    const args = [sharedPath("data", "online_retail_uci.csv"), "--as-of", "2011-12-09", "--out", out];
    const { code, stderr } = await callSafir(["score", ...args]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/Customers buy with some regularity/);
    expect(stderr).toMatch(/find no drop-out in these data/);
    expect(stderr).toMatch(/begin in the middle/);
    expect(stderr).toMatch(/Refunds netted/);
    const rows = scoresOf(readFileSync(out, "utf8"));
    expect(rows.length).toBe(4372);
    const unscored = rows.filter(({ segment }) => segment === "");
    expect(unscored.length).toBe(50); // of 4,372 customers 50 have no purchase that stands
    expect(unscored.every(({ orders, reason }) => orders === "0" && reason.startsWith("Not scored"))).toBe(
      true,
    );
    expect(new Set(rows.map(({ customerId }) => customerId)).size).toBe(rows.length);
    expect(new Set(rows.map(({ segment }) => segment)).size).toBe(5);
    expect(rows.some(({ overdue }) => overdue === "true")).toBe(true);
  });
});

import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { dayToIso } from "../../model/time/dayToIso.ts";
import { lastDay, seasonalShop } from "../model/calendar/support/seasonalShop.ts";
import { callSafir, parseCsv, testFolder } from "./runSafir.ts";

const { file, folder, remove } = testFolder();
afterAll(remove);

const orders = file(
  "orders.csv",
  `customer_id,date\n${seasonalShop(21, 400, 280)
    .flatMap((days, i) => days.map((day) => `c${i},${dayToIso(day)}\n`))
    .join("")}`,
);
const rushAhead = {
  feasts: [{ name: "Eid", windows: [[dayToIso(lastDay + 5), dayToIso(lastDay + 25)]], factor: 3 }],
};

describe("safir score --calendar", () => {
  it("expects more orders in a month with a feast in it than the same shop without", async () => {
    const expected = async (...more: string[]) => {
      const out = `${folder}/scores-${more.length}.csv`;
      const { code, stderr } = await callSafir(["score", orders, "--horizon", "30", "--out", out, ...more]);
      expect(code, stderr).toBe(0);
      const [names, ...rows] = parseCsv(readFileSync(out, "utf8"));
      const column = names.indexOf("expectedOrders");
      return { sum: rows.reduce((sum, row) => sum + Number(row[column]), 0), stderr };
    };
    const plain = await expected();
    const feast = await expected("--calendar", file("calendar.json", JSON.stringify(rushAhead)));
    // 21 of 30 days at three times the pace, less what brings the year's mean back to 1.
    expect(feast.sum / plain.sum).toBeGreaterThan(1.8);
    expect(feast.stderr).toContain("Eid 3 times");
    expect(plain.stderr).not.toContain("Eid");
  });

  it("says what cannot be used, and where", async () => {
    const twisted = file(
      "twisted.json",
      '{"feasts":[{"name":"Eid","windows":[["2026-03-22","2026-03-20"]]}]}',
    );
    const wrong = await callSafir(["score", orders, "--calendar", twisted]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain("feasts.0.windows.0: the first day lies after the last");
    const noJson = await callSafir(["score", orders, "--calendar", file("no.json", "Ramadan")]);
    expect(noJson.code).toBe(1);
    expect(noJson.stderr).toContain("no.json cannot be read");
    const none = await callSafir(["score", orders, "--calendar", `${folder}/none.json`]);
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining("none.json cannot be read")]);
  });
});

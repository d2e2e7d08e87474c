import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { callSafir, runSafir, testFolder } from "./runSafir.ts";

const { file, folder, remove } = testFolder();
afterAll(remove);

const header = "customer_id,date,amount,order_id\n";

/** Bad files, and what the message must name. */
const faults: [title: string, content: string | Uint8Array, message: RegExp][] = [
  ["a missing column", "buyer,when,amount\n1,2025-01-01,3\n", /line 1.*(customerId|orderedAt).*--map/s],
  ["a date that no calendar has", `${header}1,2025-02-30,3,a\n`, /line 2, column date: "2025-02-30"/],
  ["dates that may be d/m or m/d", `${header}1,03/04/2025,3,a\n2,05/06/2025,3,b\n`, /--date-format/],
  ["an amount that is no number", `${header}1,2025-01-01,NaN,a\n`, /line 2, column amount: "NaN"/],
  ["an order id with different totals", `${header}1,2025-01-01,3,a\n1,2025-01-01,4,a\n`, /line 3.*--lines/s],
  ["an empty file", "", /bad-\d+\.csv: .*empty/],
  ["a header alone", header, /no orders/],
  ["an order in the future", `${header}1,2999-01-01,3,a\n`, /line 2, column date: "2999-01-01"/],
  ["a gzip cut short", gzipSync(header + "1,2025-01-01,3,a\n".repeat(20_000)).subarray(0, 200), /cut short/],
];

describe("safir score ends with 1 and names file, line, column and value for", () => {
  for (const [i, [title, content, message]] of faults.entries()) {
    it(title, async () => {
      const path = file(`bad-${i}.csv`, content);
      const { code, stdout, stderr } = await callSafir(["score", path]);
      expect(stderr).toMatch(message);
      expect(stderr).toContain(`bad-${i}.csv`);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(stdout).toBe("");
      expect(code).toBe(1);
    });
  }

  it("a file that is not there, as a process too", async () => {
    const { code, stderr } = await runSafir(["score", `${folder}/none.csv`]);
    expect(stderr).toMatch(/none\.csv: there is no such file/);
    expect(code).toBe(1);
  });

  it("a date before the first order", async () => {
    const path = file("early.csv", `${header}1,2025-01-01,3,a\n`);
    const { code, stderr } = await callSafir(["score", path, "--as-of", "2024-12-31"]);
    expect(stderr).toMatch(/no customer bought on or before 2024-12-31/);
    expect(code).toBe(1);
  });

  it("an output that cannot be written", async () => {
    const path = file("fine.csv", `${header}1,2025-01-01,3,a\n`);
    const { code, stderr } = await callSafir(["score", path, "--out", `${folder}/no/such/scores.csv`]);
    expect(stderr).toMatch(/no\/such\/scores\.csv cannot be written/);
    expect(code).toBe(1);
  });
});

describe("safir ends with 2 when called wrongly, naming the option:", () => {
  const wrong: [string[], RegExp][] = [
    [["scor", "x.csv"], /unknown command/],
    [["score"], /missing required argument 'file'/],
    [["score", "x.csv", "--bogus"], /unknown option '--bogus'/],
    [["score", "x.csv", "--currency", "XYZW", "--margin", "2"], /--currency: XYZW.*\n.*--margin/],
    [["score", "x.csv", "--as-of", "yesterday"], /--as-of: "yesterday" is not a date/],
    [["score", "x.csv", "--horizon", "12months"], /--horizon: 12months/],
    [["score", "x.csv", "--at-risk-below", "1.5"], /--at-risk-below: 1\.5: /],
    [["score", "x.csv", "--map", "customer"], /--map: "customer"/],
    [["backtest", "x.csv"], /--split/],
    [["import", "x.csv"], /--data/],
    [["serve", "--port", "http"], /--port: "http"/],
    [["keys", "create"], /--data/],
    [["keys", "create", "--data", "shop", "--scopes", "root"], /--scopes: "root"/],
  ];
  for (const [args, message] of wrong) {
    it(args.join(" "), async () => {
      const { code, stdout, stderr } = await callSafir(args);
      expect(stderr).toMatch(message);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(stdout).toBe("");
      expect(code).toBe(2);
    });
  }
});

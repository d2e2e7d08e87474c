import { describe, expect, it } from "vitest";
import { callSafir, runSafir } from "./runSafir.ts";

describe("safir --help", () => {
  it("names every command and shows examples (regression)", async () => {
    const { code, stdout, stderr } = await runSafir(["--help"]);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    for (const name of ["serve", "import", "score", "backtest", "nightly", "keys"]) {
      expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
    }
    expect(stdout).toContain("safir score orders.csv --out scores.csv");
  });

  for (const name of ["serve", "import", "score", "backtest", "nightly", "keys"]) {
    it(`of ${name} shows its options and examples`, async () => {
      const { code, stdout } = await callSafir([name, "--help"]);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^Usage: safir/);
      expect(stdout).toMatch(new RegExp(`Examples:\n  safir ${name} `));
    });
  }
});

import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasShared, sharedPath } from "../support/shared.ts";
import { callSafir } from "./runSafir.ts";

const cdnow = () => ["backtest", sharedPath("data", "cdnow_sample.csv"), "--split", "1997-09-30"];

describe.skipIf(!hasShared)("safir backtest (needs ../shared)", () => {
  it("prints one JSON object of the agreed shape", async () => {
    const { code, stdout } = await callSafir([...cdnow(), "--until", "1998-06-30", "--json"]);
    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    expect(result.dataset).toMatchObject({
      customers: 2357,
      orders: 6919,
      split: "1997-09-30",
      until: "1998-06-30",
    });
    expect(result.models.map(({ family }: { family: string }) => family)).toEqual(
      expect.arrayContaining(["bgnbd", "mbgnbd", "paretonbd", "bgcnbdk", "mbgcnbdk"]),
    );
    for (const model of result.models) {
      expect(model).toMatchObject({ converged: true, fitMs: expect.any(Number) });
      expect(Object.keys(model.standardErrors)).toEqual(Object.keys(model.params));
      for (const figure of ["mae", "rmse", "biasPct", "spearman", "topDecileCapture", "coverage80"]) {
        expect(model.holdout[figure]).toEqual(expect.any(Number));
      }
      expect(model.holdout.actualTransactions).toBe(1882);
      expect(Object.keys(model.holdout.spend)).toEqual(
        expect.arrayContaining(["mae", "rmse", "biasPct", "topDecileCapture"]),
      );
    }
    expect(result.champion).toMatchObject({ family: "mbgnbd", calibration: 1 });
  });

  it("writes the model card, and says how shorter forecasts came true", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "safir-card-")), "card.md");
    const { stdout } = await callSafir([...cdnow(), "--card", file]);
    const card = readFileSync(file, "utf8");
    expect(card).toContain("# Model card: mbgnbd");
    expect(card).toContain("# بطاقة النموذج: mbgnbd");
    expect(stdout).toMatch(
      /In the first 6 windows of 28 days after the split: predicted [\d,]+ orders, actual [\d,]+;/,
    );
  });

  it("prints tables for people", async () => {
    const { stdout } = await callSafir(cdnow());
    expect(stdout).toMatch(/mbgnbd \*.*0\.7648.*1\.6072/);
    expect(stdout).toMatch(/-9582\.429/);
  });

  it("ends with 1 where the split leaves nothing to predict", async () => {
    const { code, stderr } = await callSafir([...cdnow().slice(0, -1), "1998-06-30"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/--split: nothing is left to predict/);
  });
});

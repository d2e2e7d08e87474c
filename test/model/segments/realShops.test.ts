import { describe, expect, it } from "vitest";
import { readOrdersCsv } from "../../../functions/csv/readOrdersCsv.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { gammagamma } from "../../../model/families/gammagamma.ts";
import { summariseColumns } from "../../../model/history/summariseColumns.ts";
import type { Model } from "../../../model/model.ts";
import { createScorer } from "../../../model/score/createScorer.ts";
import { buildRuleset } from "../../../model/segments/buildRuleset.ts";
import { defaultRecipe } from "../../../model/segments/defaultRecipe.ts";
import { placeColumns } from "../../../model/segments/placeColumns.ts";
import { factsColumns } from "../../../model/segments/ruleFacts.ts";
import { simulateDemoShop } from "../../../model/simulate/simulateDemoShop.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";
import { hasShared, sharedPath } from "../../support/shared.ts";
import { plain } from "../score/shop.ts";

/** Fits a log, scores and places everyone; answers the share of each segment and what the scores were. */
async function placed(source: string | AsyncIterable<string>, date: string, family: "bgnbd" | "mbgnbd") {
  const asOf = isoToDay(date);
  const customers = summariseColumns(await readOrdersCsv(source, { name: "orders" }), asOf);
  const chosen = { bgnbd, mbgnbd }[family];
  const { params } = chosen.fit(customers);
  const spend = gammagamma.fit({ frequency: customers.frequency, monetaryValue: customers.monetaryValue! });
  const model: Model = {
    id: "fitted",
    family,
    params,
    spend: { params: spend.params, populationMean: spend.populationMean },
    calibration: 1,
    basis: "data",
    asOf,
    findings: [],
  };
  const predictions = createScorer(model, plain).predictColumns(customers, asOf);
  const facts = factsColumns(predictions, customers, asOf);
  const ruleset = buildRuleset(defaultRecipe, model, facts, plain);
  const counts = new Map(ruleset.rules.map(({ segment }) => [segment, 0]));
  for (const rule of placeColumns(ruleset, facts)) {
    const { segment } = ruleset.rules[rule];
    counts.set(segment, counts.get(segment)! + 1);
  }
  return { counts, customers: customers.length, predictions };
}

function everySegmentHoldsSome({ counts, customers }: { counts: Map<string, number>; customers: number }) {
  for (const [segment, count] of counts) {
    expect(count, segment).toBeGreaterThanOrEqual(5);
    expect(count / customers, segment).toBeLessThan(0.6);
  }
}

describe.skipIf(!hasShared)("default rules on real logs (needs ../shared)", () => {
  for (const family of ["bgnbd", "mbgnbd"] as const) {
    it.each([
      ["cdnow_sample.csv", "1997-09-30"],
      ["cdnow_sample.csv", "1998-06-30"],
      ["online_retail_uci.csv", "2011-12-09"],
      ["apparel_trans.csv", "2006-12-31"],
    ])(`every segment holds some and none nearly all: %s as of %s by ${family}`, async (file, date) => {
      everySegmentHoldsSome(await placed(sharedPath("data", file), date, family));
    });
  }

  it("where nobody is found to leave, being overdue puts customers at risk", async () => {
    const { counts, predictions } = await placed(
      sharedPath("data", "online_retail_uci.csv"),
      "2011-12-09",
      "bgnbd",
    );
    expect(Math.min(...predictions.probabilityAlive)).toBeGreaterThan(0.9);
    expect(counts.get("at_risk")).toBeGreaterThan(0);
  });
});

describe("default rules on a simulated shop of 3,000 customers over two years", () => {
  it.each([1, 2])("every segment holds some and none nearly all: seed %d", async (seed) => {
    const orders = simulateDemoShop(seed, { endDay: isoToDay("2026-10-31") });
    async function* csv() {
      yield "order_id,customer_id,date,amount,type,refund_of\n";
      for (const { orderId, customerId, orderedAt, amount, type, refundOf = "" } of orders) {
        yield `${orderId},${customerId},${orderedAt},${amount},${type},${refundOf}\n`;
      }
    }
    everySegmentHoldsSome(await placed(csv(), "2026-10-31", "mbgnbd"));
  });
});

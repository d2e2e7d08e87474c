import { describe, expect, it } from "vitest";
import { readOrdersCsv } from "../../../functions/csv/readOrdersCsv.ts";
import { fitInOperationalTime } from "../../../model/calendar/fitInOperationalTime.ts";
import { historiesOf } from "../../../model/history/historiesOf.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";
import { hasShared, sharedPath } from "../../support/shared.ts";
import { dataOf } from "./support/seasonalShop.ts";

describe.skipIf(!hasShared)("the season of a real log (needs ../shared)", () => {
  it("makes MBG/NBD on the apparel log right in level, closer by customer and 80 likelier, learnt before the split", async () => {
    const [split, until] = [isoToDay("2006-12-31"), isoToDay("2010-12-20")];
    const orders = await readOrdersCsv(sharedPath("data", "apparel_trans.csv"), {});
    const histories = Array.from(historiesOf(orders), ({ history }) => history.days);
    const data = dataOf(histories, split);
    const { fit, seasonal, season } = fitInOperationalTime(mbgnbd, data)!;
    const { frequency, firstDay, lastDay, count } = data.groups;
    const plain = mbgnbd.fit({
      frequency,
      recency: lastDay.map((day, i) => day - firstDay[i]),
      T: firstDay.map((day) => split - day),
      weight: count,
    });
    let [expected, actual, error] = [0, 0, 0];
    histories.forEach((days, i) => {
      const customer = { frequency: frequency[i], firstDay: firstDay[i], lastDay: lastDay[i] };
      const predicted = seasonal.expectedTransactions(fit.params, customer, split, until - split);
      const came = days.filter((day) => day > split && day <= until).length;
      expected += predicted;
      actual += came;
      error += Math.abs(predicted - came);
    });
    expect(Math.abs(expected / actual - 1)).toBeLessThan(0.03);
    expect(error / histories.length).toBeLessThan(1.97);
    expect(fit.logLikelihood - plain.logLikelihood).toBeGreaterThan(80);
    expect(season.effectiveParameters).toBeLessThan(40);
  });
});

import { settingsSchema } from "../../functions/contract/settings.ts";
import { buildHistory } from "../../model/history/buildHistory.ts";
import type { HistoryOrder } from "../../model/history/purchaseHistory.ts";
import { isoToDay } from "../../model/time/isoToDay.ts";
import { defaultRecipe } from "../../model/segments/defaultRecipe.ts";
import { withId } from "../../model/segments/buildRuleset.ts";
import { cdnow } from "../model/score/shop.ts";

export const settings = settingsSchema.parse({ currency: "SAR", timeZone: "Asia/Riyadh" });
export const model = cdnow;
export const ruleset = withId({
  ...defaultRecipe,
  modelId: model.id,
  basis: "data",
  values: {
    valuable: 50,
    frequent: 3,
    lowValue: 10,
    surelyAlive: 0.8,
    potentialAmbassador: 0.5,
    atRisk: 0.5,
    lost: 0.05,
    overdue: 0.05,
  },
});

/** A history of orders: date and amount in minor units, null for none. */
export function historyOf(orders: [date: string, amount: number | null][]) {
  return buildHistory(
    orders.map(([date, amount], i): HistoryOrder => {
      const day = isoToDay(date);
      return { orderId: `o${i}`, day, at: day * 86_400_000, amount, type: "order" };
    }),
  );
}

export const regular = historyOf([
  ["2025-01-10", 4_000],
  ["2025-02-10", 6_000],
  ["2025-03-12", 5_000],
  ["2025-03-12", 1_000],
  ["2025-04-20", 4_550],
]);

import type { ScoreSettings } from "../../model/score/score.ts";
import type { Settings } from "../contract/settings.ts";

/** What scoring needs of a deployment's settings. */
export function scoreSettings(settings: Settings): ScoreSettings {
  const { horizonDays, discountRate, marginShare, costPerOrder, atRiskBelow, lostBelow, overdueBelow } =
    settings;
  return { horizonDays, discountRate, marginShare, costPerOrder, atRiskBelow, lostBelow, overdueBelow };
}

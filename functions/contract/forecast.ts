import type { HorizonTotal } from "../../model/forecast/horizonTotal.ts";
import type { WeeklyForecast } from "../../model/forecast/weeklyForecast.ts";

/** A night's forecast by week and what made it. */
export interface StoredForecast extends WeeklyForecast {
  modelId: string;
  /** Of all customers known, over the settings' horizon; absent in forecasts of before. */
  horizon?: HorizonTotal;
}

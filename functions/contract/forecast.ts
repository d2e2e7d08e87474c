import type { WeeklyForecast } from "../../model/forecast/weeklyForecast.ts";

/** A night's forecast by week and what made it. */
export interface StoredForecast extends WeeklyForecast {
  modelId: string;
}

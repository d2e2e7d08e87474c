import type { MeasureColumns } from "./measure.ts";

/** Who takes part, as frozen before the start, one array a quantity; nobody is named but by random keys. */
export interface CampaignMembers {
  personKeys: readonly string[];
  /** 0 is the control group, 1 the first variant, and so on. */
  arms: readonly number[];
  /** By the model, for the campaign's days, without the campaign. */
  expected: MeasureColumns;
}

/** What the same members did so far, at the same places. */
export interface CampaignOutcomes {
  orders: readonly number[];
  /** Net of refunds, major units; null for a log without amounts. */
  spend: readonly number[] | null;
  /** Places of those who were erased: what they did until then is kept. */
  erased: readonly number[];
}

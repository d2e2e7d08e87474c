import { channelFactor } from "../covariates/effectWords.ts";
import type { PurchaseHistory } from "../history/purchaseHistory.ts";

/** Where a fit finds one thing known of each customer. */
export interface CovariateSource {
  name: string;
  /** Undefined where nothing is recorded. */
  of(history: PurchaseHistory): string | undefined;
}

/** The acquisition channel: that of the first order. */
export const channelSource: CovariateSource = {
  name: channelFactor,
  of: ({ firstChannel }) => firstChannel,
};

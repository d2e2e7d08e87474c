import type { ModelPortrait } from "../../model/portrait/modelPortrait.ts";

/** A night's portrait of the model that serves, and which it is; sums only, nothing of any one customer. */
export interface StoredPortrait extends ModelPortrait {
  modelId: string;
}

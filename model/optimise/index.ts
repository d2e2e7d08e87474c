export { covarianceFrom } from "./covariance.ts";
export { logScale } from "./logScale.ts";
export { type Bounds, type Minimum, minimise } from "./minimise.ts";
export type { Evaluation, Objective } from "./objective.ts";

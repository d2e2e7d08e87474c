export { covarianceFrom } from "./covarianceFrom.ts";
export { logScale } from "./logScale.ts";
export { meanObjective } from "./meanObjective.ts";
export { type Bounds, type Minimum, minimise } from "./minimise.ts";
export { multiStart } from "./multiStart.ts";
export type { Evaluation, Objective } from "./objective.ts";
export { type LogNormalPrior, penalise } from "./penalise.ts";

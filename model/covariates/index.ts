export { type CodingOptions, codeFactor } from "./codeFactor.ts";
export type { Coefficient, CovariateFactor, CovariateFit, LevelEffect, Ratio } from "./covariateFit.ts";
export { type Factor, notRecorded, otherLevel } from "./factor.ts";
export { type CovariateOptions, fitWithCovariates } from "./fitWithCovariates.ts";
export type { DropOutForm } from "./forms.ts";
export { levelIndex, paramsOfLevels } from "./paramsOfLevels.ts";
export { effectWords, toldEffects } from "./effectWords.ts";

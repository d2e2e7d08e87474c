export * from "./estimateSeason.ts";
export * from "./expectedByWeek.ts";
export * from "./fitInOperationalTime.ts";
export * from "./operationalTime.ts";
export * from "./season.ts";
export * from "./seasonData.ts";
export * from "./withSeason.ts";

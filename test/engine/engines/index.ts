import { dynamoDbLocal } from "./dynamoDbLocal.ts";
import { embeddedEngine, embeddedThroughSdk } from "./embedded.ts";
import type { EngineKind } from "./engineKind.ts";

export { embeddedEngine } from "./embedded.ts";
export type { EngineKind } from "./engineKind.ts";

/** The engines that serve: what holds on one has to hold on the other. */
export const engines: readonly EngineKind[] = [embeddedEngine, dynamoDbLocal];

/** Those, and every way that leads to them: what the store's own tests run on. */
export const enginesAndClients: readonly EngineKind[] = [embeddedEngine, embeddedThroughSdk, dynamoDbLocal];

/** What a test of an engine is called; where the engine is missing, why. */
export function titleOn(title: string, { name, missing }: EngineKind): string {
  return missing === null ? `${title}, on ${name}` : `${title}, on ${name} (skipped: ${missing})`;
}

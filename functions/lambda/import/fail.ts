import { failImport } from "../../jobs/import/failImport.ts";
import type { StateError } from "../../jobs/shards/reasonOf.ts";
import { importHandler } from "../shared/importHandler.ts";
import { count } from "../shared/telemetry.ts";

export interface FailImportEvent {
  name: string;
  importId: string;
  error: StateError;
}

/** Says beside a file why it was not imported; raises the alarm where the file is not to blame. */
export const handler = importHandler(async (deps, { error, ...file }: FailImportEvent) => {
  const { state } = await failImport(deps, file, error);
  if (state === "failed") count("importFailed", 1);
  return { state };
});

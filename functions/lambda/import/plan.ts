import { planImport } from "../../jobs/import/planImport.ts";
import { importHandler } from "../shared/importHandler.ts";

export interface PlanImportEvent {
  /** The file that was dropped. */
  name: string;
  importId: string;
  rangeBytes: number;
}

/** Copies a dropped file, finds the ends of its records and shares the work out. */
export const handler = importHandler((deps, { rangeBytes, ...file }: PlanImportEvent) =>
  planImport(deps, file, rangeBytes),
);

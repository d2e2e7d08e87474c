import type { ImportInput } from "../../contract/importing.ts";
import { reportImport } from "../../jobs/import/reportImport.ts";
import { importHandler } from "../shared/importHandler.ts";
import { count } from "../shared/telemetry.ts";

/** Writes what became of a file beside it, and counts its rows. */
export const handler = importHandler(async (deps, input: ImportInput) => {
  const { rows, accepted, duplicates, rejected } = await reportImport(deps, input);
  count("importAccepted", accepted + duplicates);
  count("importRejected", rejected);
  return { rows, accepted, duplicates, rejected };
});

import { besideFile } from "../../contract/importing.ts";
import { reasonOf, type StateError } from "../shards/reasonOf.ts";
import type { ImportDeps } from "./deps.ts";
import { importFiles } from "./importFiles.ts";
import { type ImportFailed, type ImportRefused, readReport, writeReport } from "./importReport.ts";

/**
 * Says beside the file why it was not imported: because of the file, which the shop can mend, or because the service
 * failed. An import that has said so already stays as it is.
 */
export async function failImport(
  { store, drops, now }: ImportDeps,
  { name, importId }: { name: string; importId: string },
  error: StateError,
): Promise<{ state: "refused" | "failed" | "told before" }> {
  if ((await readReport(drops, name))?.importId === importId) return { state: "told before" };
  const outcome = error.Error === "CsvError" ? refused(name, error) : failed(error);
  await writeReport(drops, { file: name, importId, endedAt: new Date(now()).toISOString(), ...outcome });
  await importFiles(store.blobs, importId).removeAll();
  return { state: outcome.state };
}

function refused(name: string, error: StateError): ImportRefused {
  const options = name + besideFile.options;
  return {
    state: "refused",
    problems: reasonOf(error).split("\n"),
    whatToDo: {
      en: `Nothing was stored. Mend the file, or say what it leaves open in ${options}, for example {"dateFormat": "dmy", "decimal": "comma", "lines": "sum", "columns": {"customerId": "Kunde"}}; then drop the file again.`,
      ar: `لم يُحفظ شيء. صحّح الملف، أو وضّح ما يحتمل أكثر من قراءة في ${options}، مثل {"dateFormat": "dmy", "decimal": "comma", "lines": "sum", "columns": {"customerId": "Kunde"}}، ثم أعد رفع الملف.`,
    },
  };
}

function failed(error: StateError): ImportFailed {
  return {
    state: "failed",
    reason: reasonOf(error),
    whatToDo: {
      en: "Drop the same file again: what was stored already is not stored twice.",
      ar: "أعد رفع الملف نفسه؛ فما حُفظ من قبل لن يُحفظ مرتين.",
    },
  };
}

import { everyHandler } from "../../api/handlers/index.ts";
import { eraseCustomer } from "../../jobs/eraseCustomer.ts";
import { mergeCustomers } from "../../jobs/mergeCustomers.ts";
import type { EraseFilesEvent } from "../jobs/eraseFiles.ts";
import { invokeLater } from "../shared/invokeLater.ts";
import { startRuns } from "../shared/startRuns.ts";
import { httpHandler } from "../shared/httpHandler.ts";
import { wiredWithoutFiles } from "../shared/wiredWithoutFiles.ts";

const eraseFilesLater = invokeLater<EraseFilesEvent>("ERASE_FILES_FUNCTION");

/** Changes rules, starts nights, joins and erases customers. */
export const handler = httpHandler(wiredWithoutFiles, everyHandler, (deps) => {
  const jobs = { ...deps, eraseFiles: (customerId: string) => eraseFilesLater({ customerId }) };
  return {
    ...startRuns(deps),
    eraseCustomer: (customerId) => eraseCustomer(jobs, customerId),
    mergeCustomers: (from, into) => mergeCustomers(jobs, from, into),
  };
});

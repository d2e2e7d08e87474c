import { answers } from "../../api/answers.ts";
import { eraseCustomer } from "../../jobs/eraseCustomer.ts";
import { mergeCustomers } from "../../jobs/mergeCustomers.ts";
import type { EraseFilesEvent } from "../jobs/eraseFiles.ts";
import { invokeLater } from "../shared/invokeLater.ts";
import { httpHandler } from "../shared/httpHandler.ts";
import { wiredWithoutFiles } from "../shared/wiredWithoutFiles.ts";

const eraseFilesLater = invokeLater<EraseFilesEvent>("ERASE_FILES_FUNCTION");

/** Joins and erases customers, gives out what is stored of them, and decides referrals by hand. */
export const handler = httpHandler(wiredWithoutFiles, answers, (deps) => {
  const jobs = { ...deps, eraseFiles: (customerId: string) => eraseFilesLater({ customerId }) };
  return {
    eraseCustomer: (customerId) => eraseCustomer(jobs, customerId),
    mergeCustomers: (from, into) => mergeCustomers(jobs, from, into),
  };
});

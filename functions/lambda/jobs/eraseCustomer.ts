import { eraseCustomer } from "../../jobs/eraseCustomer.ts";
import { invokeLater } from "../shared/invokeLater.ts";
import { observed } from "../shared/telemetry.ts";
import { wiredWithoutFiles } from "../shared/wiredWithoutFiles.ts";
import type { EraseFilesEvent } from "./eraseFiles.ts";

export interface EraseCustomerEvent {
  customerId: string;
}

const eraseFilesLater = invokeLater<EraseFilesEvent>("ERASE_FILES_FUNCTION");

/** Erases a customer whom a shop system asked to have erased. */
export const handler = observed(async ({ customerId }: EraseCustomerEvent) => {
  const eraseFiles = (id: string) => eraseFilesLater({ customerId: id });
  return eraseCustomer({ ...(await wiredWithoutFiles()), eraseFiles }, customerId);
});

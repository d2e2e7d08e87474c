import { answers } from "../../api/answers.ts";
import { eraseCustomer } from "../../jobs/eraseCustomer.ts";
import type { EraseFilesEvent } from "../jobs/eraseFiles.ts";
import { countedOrders } from "../shared/countedOrders.ts";
import { invokeLater } from "../shared/invokeLater.ts";
import { httpHandler } from "../shared/httpHandler.ts";
import { wiredWithoutFiles } from "../shared/wiredWithoutFiles.ts";

const eraseFilesLater = invokeLater<EraseFilesEvent>("ERASE_FILES_FUNCTION");

/** Takes the webhooks of shop systems: orders, which it counts, refunds, and erasures on their word. */
export const handler = httpHandler(wiredWithoutFiles, answers, (deps) => {
  const jobs = { ...deps, eraseFiles: (customerId: string) => eraseFilesLater({ customerId }) };
  return { store: countedOrders(deps.store), eraseCustomer: (customerId) => eraseCustomer(jobs, customerId) };
});

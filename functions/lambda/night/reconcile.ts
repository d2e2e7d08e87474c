import { reconcile } from "../../jobs/night/reconcile.ts";
import type { EraseFilesEvent } from "../jobs/eraseFiles.ts";
import { invokeLater } from "../shared/invokeLater.ts";
import { stepHandler } from "../shared/stepHandler.ts";

const eraseFilesLater = invokeLater<EraseFilesEvent>("ERASE_FILES_FUNCTION");

/** Mends the customers of a shard whose history missed a record. */
export const handler = stepHandler((deps, input: Parameters<typeof reconcile>[1]) =>
  reconcile({ ...deps, eraseFiles: (customerId) => eraseFilesLater({ customerId }) }, input),
);

import { eraseFromFiles } from "../../jobs/eraseFromFiles.ts";
import { observed } from "../shared/telemetry.ts";
import { wired } from "../shared/wired.ts";

export interface EraseFilesEvent {
  customerId: string;
}

/** Takes an erased customer out of the files made earlier. */
export const handler = observed(async ({ customerId }: EraseFilesEvent) =>
  eraseFromFiles(await wired(), customerId),
);

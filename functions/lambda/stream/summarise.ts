import type { StreamEvent } from "../../contract/stream.ts";
import { createSummariseStream } from "../../jobs/summariseStream.ts";
import type { EraseFilesEvent } from "../jobs/eraseFiles.ts";
import { invokeLater } from "../shared/invokeLater.ts";
import { once } from "../shared/once.ts";
import { observed } from "../shared/telemetry.ts";
import { wiredWithoutFiles } from "../shared/wiredWithoutFiles.ts";

const eraseFilesLater = invokeLater<EraseFilesEvent>("ERASE_FILES_FUNCTION");

const summarise = once(async () =>
  createSummariseStream({
    ...(await wiredWithoutFiles()),
    eraseFiles: (customerId) => eraseFilesLater({ customerId }),
  }),
);

/** Rebuilds the customers whose orders changed; answers the records to deliver again. */
export const handler = observed(async (event: StreamEvent) => (await summarise())(event));

import type { StreamEvent } from "../../contract/stream.ts";
import { createSummariseStream } from "../../jobs/summariseStream.ts";
import type { EraseFilesEvent } from "../jobs/eraseFiles.ts";
import { invokeLater } from "../shared/invokeLater.ts";
import { once } from "../shared/once.ts";
import { logger, observed } from "../shared/telemetry.ts";
import { wiredWithoutFiles } from "../shared/wiredWithoutFiles.ts";

const tellLater = invokeLater<object>("TELL_FUNCTION");
const eraseFilesLater = invokeLater<EraseFilesEvent>("ERASE_FILES_FUNCTION");

const summarise = once(async () =>
  createSummariseStream({
    ...(await wiredWithoutFiles()),
    eraseFiles: (customerId) => eraseFilesLater({ customerId }),
    // The next round tells it if this call is lost.
    newsNoted: () => void tellLater({}).catch((error) => logger.warn("Telling was not asked for", { error })),
  }),
);

/** Rebuilds the customers whose orders changed; answers the records to deliver again. */
export const handler = observed(async (event: StreamEvent) => (await summarise())(event));

import { settleFormatsOfFile } from "../../jobs/import/settleFormatsOfFile.ts";
import { stepHandler } from "../shared/stepHandler.ts";

/** Decides by all ranges how a file writes dates and amounts. */
export const handler = stepHandler(settleFormatsOfFile);

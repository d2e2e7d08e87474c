import { settlePartOfFile } from "../../jobs/import/settlePartOfFile.ts";
import { stepHandler } from "../shared/stepHandler.ts";

/** Settles the rows of a part. */
export const handler = stepHandler(settlePartOfFile);

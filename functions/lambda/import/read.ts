import { readRangeOfFile } from "../../jobs/import/readRangeOfFile.ts";
import { stepHandler } from "../shared/stepHandler.ts";

/** Reads the records of a range and shares its rows out. */
export const handler = stepHandler(readRangeOfFile);

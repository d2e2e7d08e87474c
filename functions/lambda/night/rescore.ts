import { rescore } from "../../jobs/night/rescore.ts";
import { stepHandler } from "../shared/stepHandler.ts";

/** Scores every customer of a shard and writes the rows that changed. */
export const handler = stepHandler(rescore);

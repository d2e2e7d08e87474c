import { summarise } from "../../jobs/night/summarise.ts";
import { stepHandler } from "../shared/stepHandler.ts";

/** Gathers a shard's statistics for the fit. */
export const handler = stepHandler(summarise);

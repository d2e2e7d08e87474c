import { fit } from "../../jobs/night/fit.ts";
import { stepHandler } from "../shared/stepHandler.ts";

/** Fits the night's model to the statistics of all shards. */
export const handler = stepHandler(fit);

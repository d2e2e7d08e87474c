import { begin } from "../../jobs/night/begin.ts";
import { stepHandler } from "../shared/stepHandler.ts";

/** Takes the lock of nights, and notes that this one runs. */
export const handler = stepHandler(begin);

import { promote } from "../../jobs/night/promote.ts";
import { stepHandler } from "../shared/stepHandler.ts";

/** Lets the night's model and rules serve, if nothing speaks against it. */
export const handler = stepHandler(promote);

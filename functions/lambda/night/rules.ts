import { rules } from "../../jobs/night/rules.ts";
import { stepHandler } from "../shared/stepHandler.ts";

/** Computes the shop's rules anew for the model that serves. */
export const handler = stepHandler(rules);

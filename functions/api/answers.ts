import { operations } from "../contract/routes/index.ts";
import type { Answers } from "./appOf.ts";
import { handlers } from "./handlers/index.ts";

/**
 * All that the contract offers, answered. Where a function of the cloud imports this, its bundle holds the answers of
 * its own duty instead: infra/cloud/functions/bundling/answersOfDuty.ts.
 */
export const answers: Answers = { operations, handlers };

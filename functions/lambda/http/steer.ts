import { answers } from "../../api/answers.ts";
import { httpHandler } from "../shared/httpHandler.ts";
import { startRuns } from "../shared/startRuns.ts";
import { wiredWithoutFiles } from "../shared/wiredWithoutFiles.ts";

/** Changes rules and starts nights. */
export const handler = httpHandler(wiredWithoutFiles, answers, startRuns);

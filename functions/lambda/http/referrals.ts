import { answers } from "../../api/answers.ts";
import { httpHandler } from "../shared/httpHandler.ts";
import { wiredWithoutFiles } from "../shared/wiredWithoutFiles.ts";

/** Gives codes, takes what happened with them, and books what is spent of rewards. */
export const handler = httpHandler(wiredWithoutFiles, answers, () => ({}));

import { answers } from "../../api/answers.ts";
import { httpHandler } from "../shared/httpHandler.ts";
import { wired } from "../shared/wired.ts";

/** Answers scores, segments, lists, models and nights. */
export const handler = httpHandler(wired, answers, () => ({}));

import { httpHandler } from "../shared/httpHandler.ts";

/** Answers scores, segments, lists, models and nights. */
export const handler = httpHandler(() => ({}));

import { randomUUID } from "node:crypto";
import { answers } from "../../api/answers.ts";
import type { Store } from "../../store/types.ts";
import { readEnvironment } from "../shared/environment.ts";
import { httpHandler } from "../shared/httpHandler.ts";

const { SETTINGS: settings } = readEnvironment(process.env);

/** It touches no data and signs nothing, so it is given neither store nor the deployment's secret. */
const alone = async () => ({ settings, store: {} as Store, secret: randomUUID(), now: Date.now });

/** Says that the service lives, and describes it. */
export const handler = httpHandler(alone, answers, () => ({}));

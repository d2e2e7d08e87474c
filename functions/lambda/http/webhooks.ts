import { answers } from "../../api/answers.ts";
import { invokeLater } from "../shared/invokeLater.ts";
import { httpHandler } from "../shared/httpHandler.ts";
import { wiredWithoutFiles } from "../shared/wiredWithoutFiles.ts";

const tellLater = invokeLater<object>("TELL_FUNCTION");

/** Registers endpoints and connects shop systems, lists deliveries and replays them. */
export const handler = httpHandler(wiredWithoutFiles, answers, () => ({ deliverSoon: () => tellLater({}) }));

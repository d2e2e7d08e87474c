import { answers } from "../../api/answers.ts";
import type { ExportEvent } from "../jobs/exportList.ts";
import { invokeLater } from "../shared/invokeLater.ts";
import { httpHandler } from "../shared/httpHandler.ts";
import { wired } from "../shared/wired.ts";

const exportLater = invokeLater<ExportEvent>("EXPORT_FUNCTION");

/** Starts exports, tells their state and hands out their links. */
export const handler = httpHandler(wired, answers, () => ({
  startExport: (exportId) => exportLater({ exportId }),
}));

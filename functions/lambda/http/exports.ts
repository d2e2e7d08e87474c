import { downloadExport } from "../../api/handlers/downloadExport.ts";
import { getExport } from "../../api/handlers/getExport.ts";
import { postExport } from "../../api/handlers/postExport.ts";
import type { ExportEvent } from "../jobs/exportList.ts";
import { invokeLater } from "../shared/invokeLater.ts";
import { httpHandler } from "../shared/httpHandler.ts";
import { wired } from "../shared/wired.ts";

/** Its own routes alone: two clients of AWS more than others have leave no room for the rest. */
const handlers = { postExport, getExport, downloadExport };

const exportLater = invokeLater<ExportEvent>("EXPORT_FUNCTION");

/** Starts exports, tells their state and hands out their links. */
export const handler = httpHandler(
  wired,
  () => handlers,
  () => ({ startExport: (exportId) => exportLater({ exportId }) }),
);

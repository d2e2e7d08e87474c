import { exportList } from "../../jobs/exportList.ts";
import { observed } from "../shared/telemetry.ts";
import { wired } from "../shared/wired.ts";

export interface ExportEvent {
  exportId: string;
}

/** Writes the file of an export. */
export const handler = observed(async ({ exportId }: ExportEvent) => exportList(await wired(), exportId));

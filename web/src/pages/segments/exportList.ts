import type { z } from "zod";
import type { exportStateSchema } from "../../../../functions/contract/schemas/exports.ts";
import { get, request, send } from "../../api/client.ts";
import { saveFile } from "../../ui/saveFile.ts";
import { type ListView, listPath } from "./listView.ts";

export type ExportState = z.infer<typeof exportStateSchema>;

/** Rows that come at once as CSV; longer lists are written in the background. */
export const rowsAtOnce = 10_000;

/** Milliseconds between two questions whether an export is done. */
const pause = 1000;

/**
 * Downloads the list as it is shown.
 *
 * @throws {ApiProblem}
 */
export async function downloadList(segment: string, view: ListView): Promise<void> {
  const path = listPath(segment, view, { limit: rowsAtOnce });
  const answer = await request(path, { headers: { Accept: "text/csv" } });
  saveFile(`${segment}.csv`, await answer.blob());
}

/**
 * Starts an export of all members that meet the filters, and tells of its state until it is done or has failed.
 *
 * @throws {ApiProblem}
 */
export async function exportWhole(
  segment: string,
  { filters }: ListView,
  tell: (state: ExportState) => void,
  signal: AbortSignal,
): Promise<void> {
  let state = await send<ExportState>("POST", "/v1/exports", { segment, filters });
  tell(state);
  while (state.state === "running" && !signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (signal.aborted) return;
    state = await get<ExportState>(`/v1/exports/${encodeURIComponent(state.id)}`, signal);
    tell(state);
  }
}

import type { z } from "zod";
import type { ExportResult, exportStateSchema } from "../../contract/schemas/exports.ts";
import type { Run } from "../../store/types.ts";
import type { Api } from "../api.ts";
import { Unknown } from "../problems/errors.ts";
import { signedLink } from "./signedLink.ts";

/** What is asked of an export, kept as the detail of its run; the job adds its result. */
export type ExportDetail = {
  segment: string | null;
  filters: Record<string, unknown>;
} & Partial<ExportResult>;

/** An export as the API shows it, with a fresh link once it is done. */
export function exportState(run: Run, api: Api, url: string): z.infer<typeof exportStateSchema> {
  const { segment, filters, rows, bytes } = run.detail as ExportDetail;
  return {
    id: run.id,
    state: run.state,
    request: { segment, filters },
    startedAt: new Date(run.startedAt).toISOString(),
    endedAt: run.endedAt === undefined ? null : new Date(run.endedAt).toISOString(),
    rows: rows ?? null,
    bytes: bytes ?? null,
    reason: run.reason ?? null,
    link: run.state === "done" ? signedLink(run.id, new URL(url).origin, api.now(), api.secret) : null,
  };
}

/** @throws {Unknown} naming the export that there is none of */
export async function exportRun(api: Api, id: string): Promise<Run> {
  const run = await api.store.runs.get("export", id);
  if (run === null) throw new Unknown("export", `No export is called "${id}".`);
  return run;
}

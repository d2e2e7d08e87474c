import { minorDigits } from "../../model/money/minorDigits.ts";
import type { ExportRequest, ExportResult } from "../contract/schemas/exports.ts";
import { csvHeader, csvLine } from "../scoring/lists/listCsv.ts";
import { rowFilter } from "../scoring/lists/rowFilter.ts";
import { toListed } from "../scoring/lists/toListed.ts";
import type { ListPosition, Run } from "../store/types.ts";
import type { JobDeps } from "./deps.ts";
import { erasuresOf } from "./eraseFromFiles.ts";
import { exportKey } from "./exportKey.ts";

/** Members read at once, and so held in memory. */
const pageSize = 1000;

/**
 * Writes the CSV of an export whose run is stored (detail = the request), page by page in constant memory. The
 * file is seen when it is whole. The run ends "done", with how many rows moved meanwhile, or "failed".
 */
export async function exportList(deps: JobDeps, exportId: string): Promise<void> {
  const { store, now } = deps;
  const run = await store.runs.get("export", exportId);
  if (run === null) throw new Error(`exportList requires a stored run: ${exportId}`);
  if (run.state === "done") return;
  try {
    let before: Run = run;
    for (;;) {
      const result = await write(deps, before);
      // An erasure that ran meanwhile says so before it looks for files: then the file is written anew.
      const after = (await store.runs.get("export", exportId)) ?? before;
      if (erasuresOf(after) === erasuresOf(before)) {
        await store.runs.put({ ...run, state: "done", endedAt: now(), detail: { ...run.detail, ...result } });
        return;
      }
      before = after;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await store.runs.put({ ...run, state: "failed", endedAt: now(), reason });
    throw error;
  }
}

async function write(deps: JobDeps, run: Run): Promise<ExportResult & { moved: number }> {
  const { store } = deps;
  const { segment, filters } = run.detail as Partial<ExportRequest>;
  const champion = await store.catalog.champion();
  const ruleset = champion && (await store.catalog.ruleset(champion.rulesetId));
  const segments = segment ? [segment] : [...new Set(ruleset?.rules.map((rule) => rule.segment))];
  const blob = exportKey(run.id);
  const result = { rows: 0, bytes: 0, blob, moved: 0 };
  await store.blobs.putStream(blob, lines(deps, segments, filters ?? {}, run.startedAt, result));
  return result;
}

async function* lines(
  { store, settings }: JobDeps,
  segments: readonly string[],
  filters: NonNullable<ExportRequest["filters"]>,
  startedAt: number,
  result: { rows: number; bytes: number; moved: number },
): AsyncGenerator<Uint8Array> {
  const meets = rowFilter(filters);
  const digits = minorDigits(settings.currency);
  const piece = (text: string) => {
    const bytes = Buffer.from(text);
    result.bytes += bytes.length;
    return bytes;
  };
  yield piece(csvHeader);
  for (const segment of segments) {
    let after: ListPosition | undefined;
    do {
      const page = await store.customers.list(segment, { after, limit: pageSize });
      let text = "";
      for (const row of page.rows) {
        if (row.changedAt > startedAt) result.moved++;
        if (!meets(row)) continue;
        result.rows++;
        text += csvLine(toListed(row, digits));
      }
      if (text !== "") yield piece(text);
      after = page.next ?? undefined;
    } while (after);
  }
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readOrdersCsv } from "../functions/csv/readOrdersCsv.ts";
import { summariseColumns } from "../model/history/summariseColumns.ts";
import { writeOrderFile } from "./orderFile.ts";

/** Reads a log of five million orders of a million customers and summarises it; prints rates and memory. */
export async function rows(count = 5_000_000, customers = 1_000_000): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "safir-bench-"));
  try {
    const path = join(folder, "orders.csv");
    const bytes = await writeOrderFile(path, count, customers);
    const begun = performance.now();
    const log = await readOrdersCsv(path);
    const read = performance.now();
    const table = summariseColumns(log, 18_262 + 730);
    const done = performance.now();
    const rate = (log.rows / (read - begun) / 1000).toFixed(2);
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    const size = (bytes / 1e6).toFixed(0);
    console.log(
      `read ${log.rows} rows (${size} MB): ${((read - begun) / 1000).toFixed(2)} s, ${rate} million rows/s`,
    );
    console.log(
      `summarise ${table.length} customers: ${((done - read) / 1000).toFixed(2)} s; peak memory ${memory} MiB`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.filename === process.argv[1]) await rows();

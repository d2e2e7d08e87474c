import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readOrdersCsv } from "../functions/csv/readOrdersCsv.ts";
import { summariseColumns } from "../model/history/summariseColumns.ts";
import type { BenchRow } from "./row.ts";
import { lastDay, writeOrderFile } from "./support/orderFile.ts";

const orders = 5_000_000;
const customers = 1_000_000;

/** Reads a log of five million orders of a million customers, then summarises each of them. */
export async function rows(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "safir-bench-"));
  try {
    const path = join(folder, "orders.csv");
    await writeOrderFile(path, orders, customers);
    const begun = performance.now();
    const log = await readOrdersCsv(path);
    const read = (performance.now() - begun) / 1000;
    const table = summariseColumns(log, lastDay);
    const both = (performance.now() - begun) / 1000;
    return [
      { what: `read ${log.rows.toLocaleString("en")} orders from a CSV`, measured: read, unit: "s" },
      { what: "rate of reading", measured: log.rows / read, unit: "rows/s" },
      {
        what: `and summarise ${table.length.toLocaleString("en")} customers`,
        measured: both,
        unit: "s",
        atMost: 10,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

import { agreeOnFile } from "../functions/jobs/import/agreeOnFile.ts";
import type { ImportDeps } from "../functions/jobs/import/deps.ts";
import { planImport } from "../functions/jobs/import/planImport.ts";
import { readRangeOfFile } from "../functions/jobs/import/readRangeOfFile.ts";
import { settleFormatsOfFile } from "../functions/jobs/import/settleFormatsOfFile.ts";
import { settlePartOfFile } from "../functions/jobs/import/settlePartOfFile.ts";
import { settingsSchema } from "../functions/contract/settings.ts";
import type { Store } from "../functions/store/types.ts";
import { memoryBlobs } from "../infra/local/memoryBlobs.ts";
import type { BenchRow } from "./row.ts";

const orders = 1_000_000;
const rangeBytes = 8 * 1_048_576;

/**
 * What the import of a dropped file does before it stores an order, by processor time: every step but the last two,
 * over blobs in memory. In the cloud ranges and parts are worked on side by side.
 */
export async function rows(): Promise<BenchRow[]> {
  const [blobs, drops] = [memoryBlobs(), memoryBlobs()];
  const body = Buffer.from(log());
  await drops.put("orders.csv", body);
  const deps: ImportDeps = {
    store: { blobs } as Store,
    drops,
    settings: settingsSchema.parse({ currency: "SAR", timeZone: "Asia/Riyadh" }),
    now: () => Date.parse("2025-06-01T00:00:00Z"),
    secret: "",
  };
  const file = { name: "orders.csv", importId: "bench" };
  const seconds = { plan: 0, read: 0, settle: 0 };
  const timed = async <T>(step: keyof typeof seconds, work: () => Promise<T>): Promise<T> => {
    const before = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(before);
    seconds[step] += (user + system) / 1e6;
    return result;
  };
  const state = await timed("plan", () => planImport(deps, file, rangeBytes));
  for (const range of state.rangeList) await timed("read", () => readRangeOfFile(deps, { ...state, range }));
  await timed("settle", () => settleFormatsOfFile(deps, state));
  for (const part of state.partList) await timed("settle", () => settlePartOfFile(deps, { ...state, part }));
  const agreed = await timed("settle", () => agreeOnFile(deps, state));
  if (agreed.rows !== orders) throw new Error(`rows requires every order to be settled: ${agreed.rows}`);

  const megabytes = body.length / 1e6;
  return [
    { what: "plan: ends of all records found", measured: megabytes / seconds.plan, unit: "MB/s" },
    { what: `read ${orders / 1e6} M rows in ${state.ranges} ranges`, measured: seconds.read, unit: "s" },
    { what: `settle ${orders / 1e6} M rows in ${state.parts} parts`, measured: seconds.settle, unit: "s" },
  ];
}

function log(): string {
  const lines = ["customer_id,order_id,date,amount,channel"];
  for (let i = 0; i < orders; i += 1) {
    const day = new Date(Date.UTC(2023, 0, 1 + ((i * 7919) % 800))).toISOString().slice(0, 10);
    lines.push(`C${(i * 104_729) % 250_000},A-${i},${day},${(i % 50_000) / 100},web`);
  }
  return lines.join("\n");
}

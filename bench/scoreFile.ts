import { spawn } from "node:child_process";
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom } from "../model/simulate/random.ts";
import { simulateCustomer } from "../model/simulate/simulateCustomer.ts";
import { dayToIso } from "../model/time/dayToIso.ts";
import type { BenchRow } from "./row.ts";

const orders = 5_000_000;

/** `safir score` of a CSV of five million orders, as a process of its own: time end to end, memory at its peak. */
export async function rows(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "safir-bench-"));
  try {
    const file = join(folder, "orders.csv");
    const customers = await writeOrders(file);
    const out = join(folder, "scores.csv");
    const { seconds, peakMiB } = await measure(["score", file, "--out", out]);
    const lines = await countLines(out);
    if (lines !== customers + 1) throw new Error(`scoreFile requires ${customers + 1} lines: ${lines}`);
    const size = `${Math.round(statSync(file).size / 2 ** 20)} MiB, ${customers.toLocaleString("en")} customers`;
    return [
      { what: `score 5,000,000 orders (${size})`, measured: seconds, unit: "s", atMost: 15 },
      { what: "memory at its peak", measured: peakMiB, unit: "MiB", atMost: 1024 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a log by date, as a shop's system exports it: customers mixed, amounts with two digits. */
export async function writeOrders(file: string): Promise<number> {
  const random = createRandom(20_260_101);
  const days = 1095;
  const byDay: number[][] = Array.from({ length: days }, () => []);
  let written = 0;
  let customers = 0;
  for (; written < orders; customers++) {
    const first = random.below(days);
    const behaviour = { r: 0.9, alpha: 45, a: 0.6, b: 6 };
    for (const time of [0, ...simulateCustomer(behaviour, days - 1 - first, random)]) {
      if (written++ < orders) byDay[first + Math.floor(time)].push(customers);
    }
  }
  const handle = await open(file, "w");
  await handle.write("customer_id,ordered_at,order_id,amount\n");
  let order = 0;
  for (const [day, buyers] of byDay.entries()) {
    const date = dayToIso(19_000 + day);
    const lines = buyers.map((customer) => {
      const amount = (30 * Math.exp(0.8 * random.normal())).toFixed(2);
      return `C${1_000_000 + customer},${date},A${order++},${amount}\n`;
    });
    await handle.write(lines.join(""));
  }
  await handle.close();
  return customers;
}

/** Runs the command and reads its peak of resident memory from the system. */
async function measure(args: string[]): Promise<{ seconds: number; peakMiB: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, "../bin/safir.js"), ...args], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  let peak = 0;
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // The process has ended, or the system has no /proc.
    }
  }, 50);
  const code = await new Promise((resolve) => child.once("exit", resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`measure requires the command to end well: exit code ${code}`);
  return { seconds: (performance.now() - start) / 1000, peakMiB: peak / 1024 };
}

async function countLines(file: string): Promise<number> {
  let lines = 0;
  for await (const piece of createReadStream(file)) {
    for (const byte of piece as Buffer) if (byte === 10) lines++;
  }
  return lines;
}

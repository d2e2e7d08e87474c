import { readdirSync } from "node:fs";
import { cpus } from "node:os";
import Table from "cli-table3";
import type { BenchRow } from "./row.ts";

/** `npm run bench` measures everything; `npm run bench -- fit csv` only these. */
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replace(/\.ts$/, ""))
  .filter((name) => name !== "main" && name !== "row")
  .sort();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`no bench named ${unknown.join(", ")}; there are ${known.join(", ")}`);
  process.exit(2);
}

const table = new Table({
  head: ["bench", "what", "measured", "promised", ""],
  style: { head: [], border: [] },
});
let missed = 0;
for (const name of asked.length > 0 ? asked : known) {
  process.stderr.write(`${name} ...\n`);
  const { rows } = (await import(`./${name}.ts`)) as { rows(): Promise<BenchRow[]> | BenchRow[] };
  for (const { what, measured, unit, atMost, atLeast } of await rows()) {
    const kept = !(measured > (atMost ?? Infinity)) && !(measured < (atLeast ?? -Infinity));
    if (!kept) missed++;
    const promise = promiseOf(atLeast, atMost);
    table.push([
      name,
      what,
      `${plain(measured)} ${unit}`,
      promise,
      promise === "" ? "" : kept ? "kept" : "MISSED",
    ]);
  }
}

const [cpu] = cpus();
console.log(`${cpu?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}`);
console.log(table.toString());
process.exitCode = missed > 0 ? 1 : 0;

function promiseOf(atLeast?: number, atMost?: number): string {
  if (atLeast === undefined) return atMost === undefined ? "" : `<= ${plain(atMost)}`;
  return atMost === undefined ? `>= ${plain(atLeast)}` : `${plain(atLeast)} to ${plain(atMost)}`;
}

function plain(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
}

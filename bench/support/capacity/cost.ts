import type { CallSpent } from "./apiUnits.ts";
import type { NightSpent } from "./capacityRun.ts";
import { total, type Units } from "./countUnits.ts";
import { deployment, prices } from "./prices.ts";

/** One line of a cost, with how it comes about. */
export interface CostLine {
  what: string;
  arithmetic: string;
  dollars: number;
}

const million = 1e6;
const count = (value: number) => Math.round(value).toLocaleString("en");

/** What a night of a million customers costs, scaled up from a measured one; all of its parts. */
export function nightCost({ customers, units, cpuSeconds }: NightSpent): CostLine[] {
  const scale = million / customers;
  const reads = total(units.read) * scale;
  const writes = total(units.write) * scale;
  const seconds = (cpuSeconds + units.requests * deployment.waitSeconds) * scale;
  const transitions = 3 * deployment.shards * deployment.transitionsOfShard + 20;
  const files = 4 * deployment.shards + 10;
  return [
    line("reading", `${count(reads)} read units`, reads * prices.readUnits),
    line("writing", `${count(writes)} write units`, writes * prices.writeUnits),
    line(
      "functions",
      `${count(seconds)} s × ${deployment.nightGb} GB`,
      seconds * deployment.nightGb * prices.lambdaGbSecond,
    ),
    line("state machine", `${transitions} transitions`, transitions * prices.stateTransition),
    line("files", `${files} written and read`, files * (prices.filePut + prices.fileGet)),
  ];
}

/** What DynamoDB alone asks for a night of a million customers. */
export function nightUnitsCost({ customers, units }: NightSpent): number {
  const scale = million / customers;
  return scale * (total(units.read) * prices.readUnits + total(units.write) * prices.writeUnits);
}

/** What a night that rewrote every row would ask for its writes alone: three units each, the index moves. */
export function fullRewriteCost(first: NightSpent): number {
  return (
    ((first.units.write.customers + first.units.write["customers/bySegment"]) / first.customers) *
    million *
    prices.writeUnits
  );
}

/** A million calls of one kind, or of what calls bring in bulk; gateway and functions included. */
export function callCost({ what, perCall, units, cpuSeconds }: CallSpent): CostLine {
  const seconds = cpuSeconds + units.requests * deployment.waitSeconds;
  const reads = total(units.read);
  const writes = total(units.write);
  const dollars =
    (prices.apiRequest + prices.lambdaRequest) / perCall +
    seconds * deployment.apiGb * prices.lambdaGbSecond +
    reads * prices.readUnits +
    writes * prices.writeUnits;
  const arithmetic = `${reads.toFixed(1)} read and ${writes.toFixed(1)} write units, ${(1000 * seconds).toFixed(0)} ms × ${deployment.apiGb} GB`;
  return line(what, arithmetic, million * dollars);
}

/** Summarising the customers of orders taken in, by the order; the stream's own reads cost nothing. */
export function summaryCost(orders: number, units: Units): CostLine {
  const reads = total(units.read) / orders;
  const writes = total(units.write) / orders;
  const arithmetic = `${reads.toFixed(1)} read and ${writes.toFixed(1)} write units an order`;
  return line(
    "taking in and summarising a million orders",
    arithmetic,
    million * (reads * prices.readUnits + writes * prices.writeUnits),
  );
}

/** What a month costs in which nothing happens: what is stored, and what watches over it. */
export function idleCost(bytesPerCustomer: number): CostLine[] {
  const gb = (bytesPerCustomer * million) / 1024 ** 3;
  const watching = deployment.alarms * prices.alarmMonth + deployment.metrics * prices.metricMonth;
  return [
    line(
      "tables and index",
      `${gb.toFixed(2)} GB (${count(bytesPerCustomer)} bytes a customer)`,
      gb * prices.tableGbMonth,
    ),
    line("backups of the last 35 days", `${gb.toFixed(2)} GB`, gb * prices.backupGbMonth),
    line("encryption key", "1 key, 100,000 requests", prices.keyMonth + 100_000 * prices.keyRequest),
    line("alarms and metrics", `${deployment.alarms} and ${deployment.metrics}`, watching),
    line("secret", "1", prices.secretMonth),
  ];
}

export const sumOf = (lines: readonly CostLine[]) => lines.reduce((sum, { dollars }) => sum + dollars, 0);

function line(what: string, arithmetic: string, dollars: number): CostLine {
  return { what, arithmetic, dollars };
}

/** Lines as rows of a table in Markdown. */
export function markdown(title: string, lines: readonly CostLine[], withSum = true): string {
  const rows = lines.map(
    ({ what, arithmetic, dollars }) => `| ${what} | ${arithmetic} | $${dollars.toFixed(3)} |`,
  );
  if (withSum) rows.push(`| **together** | | **$${sumOf(lines).toFixed(2)}** |`);
  return [`| ${title} | | |`, "|---|---|---:|", ...rows].join("\n");
}

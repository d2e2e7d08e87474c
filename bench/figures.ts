import { deflateRawSync } from "node:zlib";
import { families } from "../model/families/families.ts";
import { cohortMatrix, cohortRange } from "../model/kpis/cohortMatrix.ts";
import { figuresOf } from "../model/kpis/figuresOf.ts";
import { monthsKept } from "../model/kpis/monthWindow.ts";
import { periodCounts } from "../model/kpis/periodCounts.ts";
import {
  createFigureCollector,
  mergeFigures,
  openFigures,
  type ShopFigures,
} from "../model/kpis/shopFigures.ts";
import type { FamilyName, Model } from "../model/model.ts";
import { whatIf } from "../model/whatif/whatIf.ts";
import { createWhatIfCollector, mergeWhatIfGroups } from "../model/whatif/whatIfGroups.ts";
import type { BenchRow } from "./row.ts";

const customers = 200_000;
const shards = 8;
const asOf = 20_500;
const terms = { digits: 2, marginShare: 0.4 };
const settings = {
  horizonDays: 365,
  discountRate: 0.1,
  marginShare: 0.4,
  costPerOrder: 2,
  atRiskBelow: 0.5,
  lostBelow: 0.05,
  overdueBelow: 0.1,
};
const paramsOf: Partial<Record<FamilyName, { [name: string]: number }>> = {
  mbgnbd: { r: 0.6, alpha: 40, a: 0.8, b: 2.5 },
  mbgcnbdk: { k: 2, r: 0.8, alpha: 25, a: 0.7, b: 3 },
  paretonbd: { r: 0.7, alpha: 50, s: 0.6, beta: 120 },
};

/** What figures cost a night and a request: 200,000 customers over five years, processor time. */
export function rows(): BenchRow[] {
  const histories = shop();
  const collected = timed(() => {
    const parts = Array.from({ length: shards }, () => createFigureCollector(asOf, 365));
    histories.forEach((history, i) => {
      parts[i % shards].add(history, ["web", "app", "shop", "market"][i % 4]);
    });
    return parts.map((part) => part.finish());
  });
  const merged = timed(() => mergeFigures(JSON.parse(JSON.stringify(collected.value)) as ShopFigures[]));
  const text = JSON.stringify(merged.value);
  const answered = timed(() => {
    const { window, total, logStart } = openFigures(JSON.parse(text));
    const { first, last } = cohortRange(window, logStart ?? 0);
    for (let month = first; month <= last; month++) {
      figuresOf(periodCounts(total, { first: month, last: month }, window, logStart ?? monthsKept, terms));
    }
    return cohortMatrix(total, { first, last }, terms).length;
  });
  return [
    { what: "figures of a customer, at night", measured: (1e3 * collected.ms) / customers, unit: "us cpu" },
    { what: `merging ${shards} shards`, measured: merged.ms, unit: "ms cpu" },
    { what: "figures as stored", measured: deflateRawSync(text).length / 1024, unit: "KiB" },
    { what: "60 months and all cohorts, a request", measured: answered.ms, unit: "ms cpu" },
    ...Object.keys(paramsOf).flatMap((name) => whatIfRows(name as FamilyName, histories)),
  ];
}

function whatIfRows(name: FamilyName, histories: ReturnType<typeof shop>): BenchRow[] {
  const family = families[name];
  const params = paramsOf[name]!;
  const collector = createWhatIfCollector(family.futureDependsOnRecency?.(params) ?? false);
  for (const { days } of histories) {
    const [first, last] = [days[0], days[days.length - 1]];
    const summary = { frequency: days.length - 1, recency: last - first, T: asOf - first };
    collector.add(summary, 0, { alive: 0.5, revenue: 20, cost: 2 });
  }
  const groups = mergeWhatIfGroups([collector.finish()]);
  const spend = { params: { p: 6, q: 4, gamma: 15 }, populationMean: 30 };
  const model: Model = {
    id: "m",
    family: name,
    params,
    spend,
    calibration: 1,
    basis: "data",
    asOf,
    findings: [],
  };
  const changes = { retention: 0.05, orderValue: 0.03, margin: 0 };
  const asked = timed(() => whatIf(model, settings, asOf, groups, changes));
  return [
    { what: `groups of what-if by ${name}`, measured: groups.length, unit: "" },
    { what: `what-if by ${name}, a request`, measured: asked.ms, unit: "ms cpu" },
  ];
}

/** One to some forty purchases each, by a rule: no two runs differ. */
function shop() {
  return Array.from({ length: customers }, (_, i) => {
    const start = asOf - 1 - ((i * 7_919) % 1_800);
    const wanted = 1 + ((i * 31) % 7) ** 2;
    const gap = 3 + ((i * 17) % 90);
    const days: number[] = [];
    for (let day = start; day <= asOf && days.length < wanted; day += gap) days.push(day);
    return {
      days,
      net: days.map((day) => 1_000 + (day % 7_000)),
      costs: [],
      nps: [],
      csat: [],
      acquisitions: [],
      expected: { segment: ["steady", "at_risk", "low_value"][i % 3], clv: 20, valueAtRisk: 3 },
    };
  });
}

function timed<T>(work: () => T): { value: T; ms: number } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: (user + system) / 1e3 };
}

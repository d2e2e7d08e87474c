import { dayToIso } from "../model/time/dayToIso.ts";
import { chunks } from "../functions/store/chunks.ts";
import { type Local, startLocal } from "../infra/local/startLocal.ts";
import type { BenchRow } from "./row.ts";
import { askGroups } from "./support/askGroups.ts";
import { capacityShop, firstNight } from "./support/capacity/capacityShop.ts";

/** `SAFIR_CUSTOMERS=10000 npm run bench -- console` measures a smaller shop. */
const customers = Number(process.env.SAFIR_CUSTOMERS ?? 100_000);
const rounds = 21;

/** What the overview of the console asks for when it opens. */
const overview = [
  "/v1/segments",
  "/v1/forecast",
  "/v1/models/current",
  "/v1/kpis",
  `/v1/kpis?from=${dayToIso(firstNight - 730).slice(0, 7)}`,
  "/v1/runs",
  "/v1/actions?limit=5",
];

/** Lists as a marketer narrows them: each round by other bounds, so that none was asked before. */
const lists: Record<string, (round: number) => string> = {
  "by CLV, narrowed to few": (i) => `steady/customers?sort=clv&minOrders=${4 + i}&maxChurn=0.${10 + i}`,
  "by CLV, narrowed to many": (i) => `low_value/customers?sort=clv&maxClv=${1000 + i}`,
  "by value at risk": (i) => `at_risk/customers?sort=valueAtRisk&minClv=${i}`,
  "by churn, of a channel": (i) => `steady/customers?sort=churn&channel=web&minClv=${i}`,
  "by last order": (i) => `low_value/customers?sort=lastOrder&minOrders=1&maxClv=${2000 + i}`,
  "by act-by date": (i) => `likely_ambassador/customers?sort=actBy&minChurn=0.0${i}`,
};

/** What the console waits for with a shop of many customers on the embedded engine, asked by a process of its own. */
export async function rows(): Promise<BenchRow[]> {
  const local = await startLocal({ now: () => firstNight * 86_400_000 + 43_200_000 });
  try {
    const key = await local.createKey("bench", ["segments:read", "scores:read"]);
    await fill(local);
    const shop = `${customers.toLocaleString("en")} customers`;
    const ask = (groups: string[][]) => askGroups({ url: local.url, key, groups });
    const times = await ask(Array.from({ length: rounds }, () => overview));
    const measured = [
      { what: `overview, ${shop}: first after start`, measured: times[0], unit: "ms" },
      { what: `overview, ${shop}: median`, measured: median(times), unit: "ms", atMost: 1000 },
    ];
    for (const [name, path] of Object.entries(lists)) {
      const groups = Array.from({ length: rounds }, (_, i) => [`/v1/segments/${path(i)}`]);
      const what = `list ${name}, ${shop}: median`;
      measured.push({ what, measured: median(await ask(groups)), unit: "ms", atMost: 300 });
    }
    return measured;
  } finally {
    await local.close();
  }
}

async function fill(local: Local): Promise<void> {
  for (const part of chunks(capacityShop(customers, 1).before, 5000)) {
    await local.store.orders.put(part);
    await local.drained();
  }
  const { state, reason } = await local.runNight();
  if (state !== "done") throw new Error(`fill requires a night that ends well: ${reason}`);
}

function median(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)];
}

if (import.meta.filename === process.argv[1]) console.table(await rows());

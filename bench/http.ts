import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Local, startLocal } from "../infra/local/startLocal.ts";
import { importOrders } from "./import.ts";
import type { BenchRow } from "./row.ts";
import type { LoadRequest, LoadResult } from "./support/httpLoad.ts";

/** Orders loaded: those of about 3,000 customers. */
const orders = 9_000;
const connections = 32;
const [warmUpMs, measureMs] = [2_000, 8_000];

/** GET score over HTTP on the embedded engine, asked by a process of its own, after a night. */
export async function rows(): Promise<BenchRow[]> {
  const local = await startLocal();
  try {
    const key = await local.createKey("bench", ["orders:write", "scores:read"]);
    const customers = await load(local, key);
    await local.runNight();
    const paths = customers.map((id) => `/v1/customers/${encodeURIComponent(id)}/score`);
    const { p50, p99, perSecond, failed } = await underLoad({
      url: local.url,
      key,
      paths,
      connections,
      warmUpMs,
      measureMs,
    });
    if (failed > 0) throw new Error(`rows requires every score answered: ${failed} were not`);
    const what = `GET score, ${connections} connections, ${customers.length.toLocaleString("en")} customers`;
    return [
      { what: `${what}: p50`, measured: p50, unit: "ms" },
      { what: `${what}: p99`, measured: p99, unit: "ms" },
      { what: `${what}: rate`, measured: perSecond, unit: "scores/s" },
    ];
  } finally {
    await local.close();
  }
}

/** Sends the orders; the ids of their customers. */
async function load(local: Local, key: string): Promise<string[]> {
  const all = importOrders(orders);
  for (let from = 0; from < all.length; from += 500) {
    const answer = await fetch(`${local.url}/v1/orders`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify({ orders: all.slice(from, from + 500) }),
    });
    if (!answer.ok) throw new Error(`load requires every order taken: ${await answer.text()}`);
  }
  await local.drained();
  return [...new Set(all.map(({ customerId }) => customerId))];
}

function underLoad(request: LoadRequest): Promise<LoadResult> {
  const child = fork(fileURLToPath(new URL("./support/httpLoad.ts", import.meta.url)));
  child.send(request);
  return new Promise((resolve, reject) => {
    child.once("message", (result) => resolve(result as LoadResult));
    child.once("error", reject);
  });
}

if (import.meta.filename === process.argv[1]) console.table(await rows());

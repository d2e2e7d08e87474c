import { clockAt } from "../../../cli/service/clockAt.ts";
import { createClient } from "../../../cli/service/client.ts";
import { demoSettings } from "../../../cli/service/demo.ts";
import { sendOrders } from "../../../cli/service/sendOrders.ts";
import { sendSignals } from "../../../cli/service/sendSignals.ts";
import type { Scope } from "../../../functions/contract/scopes.ts";
import { type Local, startLocal } from "../../../infra/local/startLocal.ts";
import { type DemoOrder, simulateDemoShop } from "../../../model/simulate/simulateDemoShop.ts";
import { simulateDemoSignals } from "../../../model/simulate/simulateDemoSignals.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";

/** The day every shop of these tests takes for today. */
export const today = "2026-03-31";

const seed = 20_260_101;

export interface Shop {
  url: string;
  local: Local;
  key(...scopes: Scope[]): Promise<string>;
  close(): Promise<void>;
}

interface ShopOptions {
  consoleFolder: string;
  /** Customers of the demo shop; 0: nobody yet. */
  customers: number;
  /** Days before today on which a night runs, the oldest first. */
  nights?: readonly number[];
}

/** The whole service on this machine with the built console and the demo shop, as `safir serve --demo` starts it. */
export async function openShop({ consoleFolder, customers, nights = [0] }: ShopOptions): Promise<Shop> {
  const day = isoToDay(today);
  const now = clockAt(day, demoSettings.timeZone!, Date.now);
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const local = await startLocal({ settings: demoSettings as object, consoleFolder, now, onError });
  const key = (...scopes: Scope[]) => local.createKey("tests", scopes);
  if (customers > 0) {
    const orders = demoOrders(customers);
    const client = createClient(local.url, await key("orders:write", "signals:write"));
    const { rejected } = await sendOrders(client, orders);
    if (rejected.length > 0) throw new Error(`openShop requires good orders: ${rejected[0].problem}`);
    await sendSignals(client, simulateDemoSignals(seed, orders, day));
    await local.drained();
    for (const before of nights) await local.runNight({ asOf: day - before });
  }
  return {
    url: local.url,
    local,
    key,
    async close() {
      await local.close();
      if (errors.length > 0) throw errors[0];
    },
  };
}

/** Orders of the demo shop that end today, a customer's in one piece. */
export function demoOrders(customers: number): DemoOrder[] {
  return simulateDemoShop(seed, { endDay: isoToDay(today), customers }).sort((p, q) =>
    p.customerId < q.customerId ? -1 : p.customerId > q.customerId ? 1 : 0,
  );
}

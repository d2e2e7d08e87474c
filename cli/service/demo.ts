import type { Settings } from "../../functions/contract/settings.ts";
import { minorDigits } from "../../model/money/minorDigits.ts";
import { simulateDemoShop } from "../../model/simulate/simulateDemoShop.ts";
import { simulateDemoSignals } from "../../model/simulate/simulateDemoSignals.ts";
import { localDay } from "../../model/time/localDay.ts";
import type { Io } from "../io.ts";
import type { SettingsFlags } from "../options/settings.ts";
import { startProgress } from "../progress.ts";
import type { Client } from "./client.ts";
import { sendOrders } from "./sendOrders.ts";
import { sendSignals } from "./sendSignals.ts";

/** Where the demo shop is, unless the options place it elsewhere. */
export const demoSettings: SettingsFlags = { currency: "SAR", timeZone: "Asia/Riyadh" };

const seed = 20_260_101;

/** Loads the demo shop through the HTTP interface, as any shop's system would; it ends today. */
export async function loadDemo(io: Io, client: Client, { currency, timeZone }: Settings): Promise<void> {
  const endDay = localDay(io.now(), timeZone);
  const digits = Math.min(2, minorDigits(currency));
  const orders = simulateDemoShop(seed, { endDay }).map((order) => ({
    ...order,
    amount: Number(order.amount.toFixed(digits)),
  }));
  orders.sort((p, q) => (p.customerId < q.customerId ? -1 : p.customerId > q.customerId ? 1 : 0));
  const signals = simulateDemoSignals(seed, orders, endDay);
  const progress = startProgress(io, "Sending demo orders and signals", orders.length + signals.length);
  await sendOrders(client, orders, progress.update);
  await sendSignals(client, signals, (sent) => progress.update(orders.length + sent));
  progress.stop();
}

import { readCovariatesCsv } from "../functions/csv/readCovariatesCsv.ts";
import { type CovariateSource, channelSource } from "../model/evaluate/covariateSource.ts";
import type { OrderColumns } from "../model/history/orderColumns.ts";
import type { PurchaseHistory } from "../model/history/purchaseHistory.ts";
import { InputError } from "./errors.ts";

/** What a command knows of customers beyond their purchases. */
export interface KnownCovariates {
  sources: readonly CovariateSource[];
  /** Whether they were asked for, not only found in the file of orders. */
  asked: boolean;
  /** Tells whose history it is, so that a source can look its customer up; answers the history. */
  note(customerId: string, history: PurchaseHistory): PurchaseHistory;
}

const same = (_: string, history: PurchaseHistory) => history;

/** The channel of the first order, where the file of orders has channels. */
export const channelsFound: KnownCovariates = { sources: [channelSource], asked: false, note: same };

/**
 * What the option --covariates asks for: `channel`, `none`, or a CSV of customers.
 *
 * @throws {InputError} where there is nothing of it in the orders
 * @throws {CsvError} where the file cannot be read
 */
export async function knownCovariates(
  option: string | undefined,
  orders: Pick<OrderColumns, "channel" | "customerIds">,
): Promise<KnownCovariates> {
  if (option === undefined) return channelsFound;
  if (option === "none") return { sources: [], asked: false, note: same };
  if (option === "channel") {
    if (orders.channel !== null) return { ...channelsFound, asked: true };
    throw new InputError("option --covariates channel: the orders have no column for the channel");
  }
  const { names, byCustomer } = await readCovariatesCsv(option);
  if (!orders.customerIds.some((id) => byCustomer.has(id))) {
    throw new InputError(`option --covariates: ${option} has none of the customers of the orders`);
  }
  const values = new WeakMap<PurchaseHistory, string[]>();
  return {
    sources: names.map((name, i) => ({ name, of: (history) => values.get(history)?.[i] })),
    asked: true,
    note(customerId, history) {
      const known = byCustomer.get(customerId);
      if (known !== undefined) values.set(history, known);
      return history;
    },
  };
}

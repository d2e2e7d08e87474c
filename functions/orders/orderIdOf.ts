import { sha256Hex } from "./sha256.ts";

/** An order of a file without order ids, as far as its id depends on it. */
export interface NamelessOrder {
  customerId: string;
  /** Date or local timestamp, ISO 8601. */
  orderedAt: string;
  /** Signed minor units; null without amounts. */
  amount: number | null;
  /** 1 for the first such row of the file, 2 for the second ... */
  nth: number;
}

/**
 * The id of an order that came without one: a hash of customer, date, amount, and which of the file's rows like
 * it this one is. The same file read twice gives the same ids, so it changes nothing.
 *
 * @returns "row-" and 96 bits in hexadecimal
 */
export function orderIdOf({ customerId, orderedAt, amount, nth }: NamelessOrder): string {
  const content = JSON.stringify([customerId, orderedAt, amount, nth]);
  return `row-${sha256Hex(content).slice(0, 24)}`;
}

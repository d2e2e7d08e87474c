import { ByteReader } from "./byteReader.ts";
import { hasCost, hasFirstChannel, hasGross, hasRefundCosts, historyVersion } from "./encodeHistory.ts";
import type { PurchaseHistory } from "./purchaseHistory.ts";

/**
 * The history that `encodeHistory` wrote.
 *
 * @throws {RangeError} on another version, or bytes cut short or left over
 */
export function decodeHistory(bytes: Uint8Array): PurchaseHistory {
  const input = new ByteReader(bytes);
  const version = input.byte();
  if (version !== historyVersion) {
    throw new RangeError(`decodeHistory requires version ${historyVersion}: ${version}`);
  }
  const holds = input.byte();
  const days = input.differences();
  const amounts = (flag: number) => ((holds & flag) !== 0 ? days.map(() => input.unsigned()) : undefined);
  const gross = amounts(hasGross) ?? null;
  const cost = amounts(hasCost);
  const freeDays = input.differences();
  const refunds = input.differences().map((refundDay) => {
    const purchaseDay = refundDay - input.signed();
    return { refundDay, purchaseDay, amount: input.unsigned() };
  });
  const unmatched = input.differences().map((refundDay) => {
    const orderId = input.text();
    return { orderId, refundDay, amount: input.unsigned() };
  });
  const history: PurchaseHistory = { days, gross, freeDays, refunds, unmatched };
  if (cost !== undefined) history.cost = cost;
  if ((holds & hasRefundCosts) !== 0) {
    history.refundCosts = input.differences().map((day) => ({ day, amount: input.unsigned() }));
  }
  if ((holds & hasFirstChannel) !== 0) history.firstChannel = input.text();
  if (!input.isDone())
    throw new RangeError(`decodeHistory requires no bytes after the end: ${bytes.length} given`);
  return history;
}

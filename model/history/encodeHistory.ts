import type { PurchaseHistory } from "./purchaseHistory.ts";
import { ByteWriter } from "./byteWriter.ts";

export const historyVersion = 1;
export const hasGross = 1;
export const hasCost = 2;
export const hasRefundCosts = 4;
export const hasFirstChannel = 8;

/**
 * A history in few bytes: a version byte, what it holds, then days as differences and amounts as varints.
 * A purchase day takes about four bytes.
 *
 * @example decodeHistory(encodeHistory(history)); // => history
 */
export function encodeHistory(history: PurchaseHistory): Uint8Array {
  const { days, gross, cost, freeDays, refunds, unmatched, refundCosts, firstChannel } = history;
  const out = new ByteWriter();
  out.byte(historyVersion);
  out.byte(
    (gross ? hasGross : 0) |
      (cost ? hasCost : 0) |
      (refundCosts ? hasRefundCosts : 0) |
      (firstChannel ? hasFirstChannel : 0),
  );
  differences(out, days);
  if (gross) for (const amount of gross) out.unsigned(amount);
  if (cost) for (const amount of cost) out.unsigned(amount);
  differences(out, freeDays);
  differences(
    out,
    refunds.map((refund) => refund.refundDay),
  );
  for (const { refundDay, purchaseDay, amount } of refunds) {
    out.signed(refundDay - purchaseDay);
    out.unsigned(amount);
  }
  differences(
    out,
    unmatched.map((refund) => refund.refundDay),
  );
  for (const { orderId, amount } of unmatched) {
    out.text(orderId);
    out.unsigned(amount);
  }
  if (refundCosts) {
    differences(
      out,
      refundCosts.map((entry) => entry.day),
    );
    for (const { amount } of refundCosts) out.unsigned(amount);
  }
  if (firstChannel) out.text(firstChannel);
  return out.done();
}

function differences(out: ByteWriter, values: readonly number[]): void {
  out.unsigned(values.length);
  let last = 0;
  for (const value of values) {
    out.signed(value - last);
    last = value;
  }
}

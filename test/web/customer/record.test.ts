import { describe, expect, it } from "vitest";
import type { History } from "../../../web/src/pages/customer/answers.ts";
import { recordOf } from "../../../web/src/pages/customer/recordOf.ts";

const order = { orderedAt: "", refundOf: null, revision: null, cost: null };
const history: History = {
  customerId: "c-1",
  currency: "SAR",
  purchases: [],
  refunds: [],
  unmatchedRefunds: [],
  orders: [
    { ...order, orderId: "o-1", type: "order", date: "2026-01-03", amount: 120, channel: "web" },
    { ...order, orderId: "o-2", type: "refund", date: "2026-02-01", amount: 20, channel: null },
    { ...order, orderId: "o-3", type: "order", date: "2026-02-01", amount: null, channel: null },
  ],
  signals: [
    { signalId: "s-1", kind: "nps", at: "", date: "2026-01-20", revision: null, value: 9 },
    { signalId: "s-2", kind: "complaint", at: "", date: "2026-03-01", revision: null, category: "delivery" },
    {
      signalId: "s-3",
      kind: "engagement",
      at: "",
      date: "2025-12-01",
      revision: null,
      action: "visit",
      count: 3,
    },
  ],
  memberships: [
    {
      eventId: "m-1",
      type: "started",
      plan: "gold",
      at: "",
      date: "2026-01-01",
      revision: null,
      endsAt: null,
      amount: 30,
    },
  ],
};

describe("a customer's record", () => {
  const record = recordOf(history);

  it("holds every order, signal and membership event once, the latest first", () => {
    expect(record.map(({ date }) => date)).toEqual([
      "2026-03-01",
      "2026-02-01",
      "2026-02-01",
      "2026-01-20",
      "2026-01-03",
      "2026-01-01",
      "2025-12-01",
    ]);
  });

  it("keeps the later of one day above the earlier", () => {
    expect(record.slice(1, 3).map(({ details }) => details[0])).toEqual(["o-3", "o-2"]);
  });

  it("takes refunds off and leaves amounts unknown", () => {
    expect(record.slice(1, 3).map(({ amount }) => amount)).toEqual([null, -20]);
  });

  it("tells of a signal what says most: its value, how often, whether a complaint is open", () => {
    const details = (kind: string) => record.find((line) => line.kind === kind)?.details;
    expect(details("nps")).toEqual([9]);
    expect(details("complaint")).toEqual(["delivery", "unresolved"]);
    expect(details("engagement")).toEqual(["visit", "× 3"]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collectStatistics } from "../../model/evaluate/collectStatistics.ts";
import { decodeStatistics, encodeStatistics } from "../../model/evaluate/encodeStatistics.ts";
import { hashOf } from "../../model/evaluate/hashOf.ts";
import { mergeStatistics } from "../../model/evaluate/mergeStatistics.ts";
import { buildHistory } from "../../model/history/buildHistory.ts";
import { runs } from "../support/runs.ts";

const asOf = 60;
const order = fc.record({ day: fc.nat(80), amount: fc.nat(5000), refund: fc.nat(9) });

/** Customers with up to six orders in 80 days, one in ten of them a refund. */
const customers = fc.array(fc.array(order, { minLength: 1, maxLength: 6 }), { maxLength: 60 }).map((shop) =>
  shop.map((orders, i) => ({
    customerId: `c${i}`,
    history: buildHistory(
      orders.map(({ day, amount, refund }, k) => ({
        orderId: `c${i}-${k}`,
        day,
        at: day,
        amount,
        type: refund === 0 ? "refund" : "order",
      })),
    ),
  })),
);

describe("statistics", () => {
  it("merged from any shards are those of the whole shop", () => {
    fc.assert(
      fc.property(customers, fc.integer({ min: 1, max: 5 }), (shop, shards) => {
        const options = { asOf, digits: 2, sampleSize: 10 };
        const parts = Array.from({ length: shards }, (_, shard) =>
          collectStatistics(
            shop.filter((_, i) => i % shards === shard),
            options,
          ),
        );
        expect(mergeStatistics(parts)).toEqual(collectStatistics(shop.toReversed(), options));
      }),
      { numRuns: runs(40) },
    );
  });

  it("know nothing dated later than asOf", () => {
    fc.assert(
      fc.property(customers, (shop) => {
        const known = shop.map(({ customerId, history }) => ({
          customerId,
          history: {
            ...history,
            days: history.days.filter((day) => day <= asOf),
            gross: history.gross!.slice(0, history.days.filter((day) => day <= asOf).length),
            freeDays: history.freeDays.filter((i) => history.days[i] <= asOf),
            refunds: history.refunds.filter(({ refundDay }) => refundDay <= asOf),
          },
        }));
        const { sample: _, ...late } = collectStatistics(shop, { asOf, digits: 2 });
        const { sample: __, ...early } = collectStatistics(known, { asOf, digits: 2 });
        expect(late).toEqual(early);
      }),
      { numRuns: runs(40) },
    );
  });

  it("come back from their bytes unchanged, out of a shared buffer too", () => {
    fc.assert(
      fc.property(customers, (shop) => {
        const statistics = collectStatistics(shop, { asOf, digits: 2 });
        const bytes = encodeStatistics(statistics);
        expect(decodeStatistics(bytes)).toEqual(statistics);
        const pool = Buffer.concat([Buffer.from("odd"), bytes]);
        expect(decodeStatistics(pool.subarray(3))).toEqual(statistics);
      }),
      { numRuns: runs(20) },
    );
  });

  it("refuse bytes that are cut short", () => {
    const bytes = encodeStatistics(collectStatistics([], { asOf, digits: 2 }));
    expect(() => decodeStatistics(bytes.subarray(0, 5))).toThrow(RangeError);
    expect(() => decodeStatistics(bytes.subarray(0, 20))).toThrow(RangeError);
  });

  it("sample customers by halves beyond the allowed number of groups, and say the share", () => {
    const shop = Array.from({ length: 4000 }, (_, i) => ({
      customerId: `c${i}`,
      history: buildHistory([
        { orderId: "a", day: i % 61, at: 0, amount: 100, type: "order" },
        { orderId: "b", day: 3 + (i % 57), at: 0, amount: 100 + i, type: "order" },
      ]),
    }));
    const statistics = collectStatistics(shop, { asOf, digits: 2, maxGroups: 500 });
    const counted = statistics.groups.count.reduce((sum, count) => sum + count, 0);
    expect(statistics.customers).toBe(4000);
    expect(statistics.share).toBeLessThan(1);
    expect(statistics.groups.count.length).toBeLessThanOrEqual(500);
    expect(Math.abs(counted - 4000 * statistics.share)).toBeLessThan(4 * Math.sqrt(4000 * statistics.share));
  });
});

describe("hashOf", () => {
  it("spreads ids evenly", () => {
    const low = Array.from({ length: 10_000 }, (_, i) => hashOf(`C${i}`)).filter((h) => h < 2 ** 52).length;
    expect(Math.abs(low - 5000)).toBeLessThan(250);
  });
});

import type { z } from "zod";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { unprofitableQuery, unprofitableSchema } from "../../contract/schemas/value.ts";
import type { Snapshot } from "../../contract/snapshot.ts";
import { rounded } from "../../scoring/rounded.ts";
import type { Valued } from "./valued.ts";

export type UnprofitablePage = Pick<
  z.infer<typeof unprofitableSchema>,
  "now" | "expected" | "both" | "customers" | "nextOffset"
>;

/** One page of those who cost more than they bring, and how many there are of each kind. */
export function unprofitablePage(
  { customerIds, segments, columns }: Snapshot,
  { unprofitable, contribution }: Valued,
  { when, limit, offset }: z.infer<typeof unprofitableQuery> & { limit: number },
  digits: number,
): UnprofitablePage {
  const { clv, spend, cost, orders, lastDay, segment } = columns;
  const isNow = (place: number) => contribution[place] < 0;
  const isExpected = (place: number) => clv[place] < 0;
  const money = (value: number) => rounded(value, digits);
  const lossOf = (places: number[], worth: Float64Array) => ({
    customers: places.length,
    loss: money(places.reduce((sum, place) => sum - worth[place], 0)),
  });
  const wanted = {
    now: isNow,
    expected: isExpected,
    either: () => true,
    both: (place: number) => isNow(place) && isExpected(place),
  };
  const meant = unprofitable.filter(wanted[when]);
  return {
    now: lossOf(unprofitable.filter(isNow), contribution),
    expected: lossOf(unprofitable.filter(isExpected), clv),
    both: unprofitable.filter(wanted.both).length,
    customers: meant.slice(offset, offset + limit).map((place) => ({
      customerId: customerIds[place],
      segment: segments[segment[place]],
      orders: orders[place],
      lastOrder: dayToIso(lastDay[place]),
      spend: money(spend[place]),
      costToServe: money(cost[place]),
      contribution: money(contribution[place]),
      expectedContribution: money(clv[place]),
      now: isNow(place),
      expected: isExpected(place),
    })),
    nextOffset: offset + limit < meant.length ? offset + limit : null,
  };
}

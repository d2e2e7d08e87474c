import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildSignalHistory } from "../../../model/signals/buildSignalHistory.ts";
import {
  consentChannels,
  engagementActions,
  outreachPurposes,
  type Signal,
  type SignalContent,
} from "../../../model/signals/signal.ts";
import { engagementHalfLifeDays, signalsAsOf } from "../../../model/signals/signalsAsOf.ts";
import { withServingCosts } from "../../../model/signals/withServingCosts.ts";
import { buildHistory } from "../../../model/history/buildHistory.ts";
import { summarise } from "../../../model/history/summarise.ts";
import { decodeSignals, encodeSignals } from "../../../functions/store/signalsAttribute.ts";
import { shuffled } from "../../support/orders.ts";
import { runs } from "../../support/runs.ts";

const content: fc.Arbitrary<SignalContent> = fc.oneof(
  fc.record({
    kind: fc.constant("rating" as const),
    value: fc.integer({ min: 2, max: 10 }).map((v) => v / 2),
  }),
  fc.record({ kind: fc.constant("nps" as const), value: fc.nat(10) }),
  fc.record({ kind: fc.constant("csat" as const), value: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    kind: fc.constant("engagement" as const),
    action: fc.constantFrom(...engagementActions),
    count: fc.integer({ min: 1, max: 4 }),
    weight: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({
    kind: fc.constant("complaint" as const),
    resolvedDay: fc.integer({ min: 20_000, max: 20_060 }),
  }),
  fc.record({ kind: fc.constant("complaint" as const), category: fc.constantFrom("delivery", "quality") }),
  fc.record({
    kind: fc.constant("consent" as const),
    channel: fc.constantFrom(...consentChannels),
    state: fc.constantFrom("granted" as const, "withdrawn" as const),
  }),
  fc.record({
    kind: fc.constant("acquisition" as const),
    channel: fc.constantFrom("web", "friend"),
    cost: fc.nat(900),
  }),
  fc.record({ kind: fc.constant("cost" as const), amount: fc.integer({ min: 1, max: 900 }) }),
  fc.record({ kind: fc.constant("delivery" as const) }),
  fc.record({ kind: fc.constant("outreach" as const), purpose: fc.constantFrom(...outreachPurposes) }),
);

const someSignals: fc.Arbitrary<Signal[]> = fc
  .array(fc.tuple(content, fc.integer({ min: 20_000, max: 20_040 }), fc.nat(3)), { maxLength: 40 })
  .map((rows) =>
    rows.map(([of, day, hour], i) => ({
      signalId: `s${i}`,
      day,
      at: day * 86_400_000 + hour * 3_600_000,
      ...of,
    })),
  );

const at = (day: number, of: SignalContent, signalId = `${day}-${JSON.stringify(of)}`): Signal => ({
  signalId,
  day,
  at: day * 86_400_000,
  ...of,
});
const known = (signals: Signal[], asOf: number) => signalsAsOf(buildSignalHistory(signals, []), asOf, 2);

describe("buildSignalHistory and signalsAsOf", () => {
  it("say the same in whatever sequence signals came", () => {
    fc.assert(
      fc.property(someSignals, fc.array(fc.nat(1000), { minLength: 1 }), (signals, keys) => {
        expect(buildSignalHistory(shuffled(signals, keys), [])).toEqual(buildSignalHistory(signals, []));
      }),
      { numRuns: runs(100) },
    );
  });

  it("as of a date do not move with what is dated later", () => {
    fc.assert(
      fc.property(someSignals, fc.integer({ min: 19_999, max: 20_041 }), (signals, asOf) => {
        const before = signals.flatMap((signal): Signal[] => {
          if (signal.day > asOf) return [];
          if (signal.kind !== "complaint" || (signal.resolvedDay ?? 0) <= asOf) return [signal];
          const { resolvedDay: _, ...open } = signal;
          return [open];
        });
        expect(known(signals, asOf)).toEqual(known(before, asOf));
      }),
      { numRuns: runs(100) },
    );
  });

  it("agree with a plain count over the signals one by one", () => {
    fc.assert(
      fc.property(someSignals, fc.integer({ min: 20_000, max: 20_060 }), (signals, asOf) => {
        const until = signals.filter(({ day }) => day <= asOf);
        const of = known(signals, asOf);
        const values = until.flatMap((signal) => (signal.kind === "rating" ? [signal.value] : []));
        expect(of.rating?.count ?? 0).toBe(values.length);
        expect(of.rating?.mean ?? 0).toBeCloseTo(
          values.reduce((a, b) => a + b, 0) / (values.length || 1),
          10,
        );
        const weight = until.reduce(
          (sum, signal) =>
            signal.kind === "engagement"
              ? sum + signal.count * signal.weight * 0.5 ** ((asOf - signal.day) / engagementHalfLifeDays)
              : sum,
          0,
        );
        expect(of.engagement?.weight ?? 0).toBeCloseTo(weight, 9);
        const open = until.filter((s) => s.kind === "complaint" && !((s.resolvedDay ?? Infinity) <= asOf));
        expect(of.complaints?.open ?? 0).toBe(open.length);
        const cost = until.reduce((sum, s) => sum + (s.kind === "cost" ? s.amount : 0), 0);
        expect(of.costToServe).toBeCloseTo(cost / 100, 9);
      }),
      { numRuns: runs(100) },
    );
  });

  it("let the later of two answers of one day hold, and the last word on a channel", () => {
    const morning = { day: 10, at: 864_000_001 };
    const evening = { day: 10, at: 864_000_002 };
    const of = known(
      [
        { signalId: "a", ...evening, kind: "nps", value: 9 },
        { signalId: "b", ...morning, kind: "nps", value: 2 },
        { signalId: "c", ...evening, kind: "consent", channel: "email", state: "withdrawn" },
        { signalId: "d", ...morning, kind: "consent", channel: "email", state: "granted", source: "till" },
      ],
      10,
    );
    expect(of.nps).toEqual({ day: 10, value: 9 });
    expect(of.consents).toEqual({ email: { granted: false, day: 10, source: null } });
  });

  it("halve the weight of an act in ninety days", () => {
    const shared = [at(1000, { kind: "engagement", action: "share", count: 1, weight: 5 })];
    expect(known(shared, 1000).engagement?.weight).toBe(5);
    expect(known(shared, 1090).engagement?.weight).toBe(2.5);
    expect(known(shared, 1180).engagement?.weight).toBe(1.25);
  });

  it("name what brought the customer first, with all that was spent on it", () => {
    const of = known(
      [
        at(30, { kind: "acquisition", channel: "friend", cost: 500 }),
        at(10, { kind: "acquisition", channel: "instagram", cost: 1250 }),
      ],
      40,
    );
    expect(of.acquisition).toEqual({ channel: "instagram", day: 10, cost: 17.5 });
    expect(known([at(10, { kind: "acquisition", channel: "web" })], 40).acquisition?.cost).toBeNull();
  });

  it("are nothing for a customer of whom nothing is known", () => {
    expect(buildSignalHistory([], [])).toBeNull();
    expect(signalsAsOf(undefined, 1, 2)).toMatchObject({
      rating: null,
      costToServe: 0,
      consents: {},
      memberships: [],
    });
  });

  it("of ten thousand signals of one customer fit into 60 KB of its item, and come back as they were", () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      at(
        10_000 + (i % 3000),
        i % 10 === 0
          ? { kind: "cost", amount: (i * 7919) % 5000 }
          : { kind: "engagement", action: engagementActions[i % 5], count: 1 + (i % 7), weight: 1 + (i % 3) },
        `s${i}`,
      ),
    );
    const history = buildSignalHistory(many, [])!;
    const stored = encodeSignals(history);
    expect(stored.length).toBeLessThan(60_000);
    expect(decodeSignals(stored)).toEqual(history);
    const small = buildSignalHistory(many.slice(0, 3), [])!;
    expect(decodeSignals(encodeSignals(small))).toEqual(small);
  });
});

describe("withServingCosts", () => {
  const order = (day: number, cost?: number) => ({
    orderId: `o${day}`,
    day,
    at: day,
    amount: 1000,
    type: "order" as const,
    ...(cost === undefined ? {} : { cost }),
  });
  const signals = buildSignalHistory([at(25, { kind: "cost", amount: 300 })], []);
  const costOn = (orders: ReturnType<typeof order>[], usual: number, asOf: number) =>
    summarise(withServingCosts(buildHistory(orders), signals, usual, asOf), asOf, { digits: 2 })!.cost;

  it("adds what signals recorded to what orders carry, from its day on", () => {
    const orders = [order(10, 100), order(20, 100)];
    expect(costOn(orders, 500, 24)).toBe(2);
    expect(costOn(orders, 500, 25)).toBe(5);
  });

  it("adds it to the usual cost of the purchases where no order carries one", () => {
    expect(costOn([order(10), order(20)], 500, 24)).toBe(0);
    expect(costOn([order(10), order(20)], 500, 25)).toBe(13);
  });

  it("is blind to a cost that an order carries later", () => {
    expect(costOn([order(10), order(20), order(40, 100)], 500, 30)).toBe(13);
    expect(costOn([order(10), order(20), order(40, 100)], 500, 40)).toBe(4);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AmbassadorModel, documentedModel } from "../../../model/ambassadors/ambassadorModel.ts";
import { ambassadorScore } from "../../../model/ambassadors/ambassadorScore.ts";
import { type AmbassadorEvidence, nothingTold } from "../../../model/ambassadors/evidence.ts";
import { ambassadorInputs } from "../../../model/ambassadors/inputs.ts";
import { ambassadorClasses, judgeAmbassador } from "../../../model/ambassadors/judgeAmbassador.ts";
import { toldOf } from "../../../model/ambassadors/toldOf.ts";
import { buildSignalHistory } from "../../../model/signals/buildSignalHistory.ts";
import { runs } from "../../support/runs.ts";
import { anyEvidence } from "./anyEvidence.ts";

const weight = fc.double({ min: 0, max: 12, noNaN: true });
const level = fc.double({ min: 0, max: 1, noNaN: true });
const ofInputs = <T>(one: fc.Arbitrary<T>) =>
  fc.record(
    Object.fromEntries(ambassadorInputs.map((input) => [input, one])) as Record<
      (typeof ambassadorInputs)[number],
      fc.Arbitrary<T>
    >,
  );
/** The documented weights, or any that a fit may come to. */
const anyModel: fc.Arbitrary<AmbassadorModel> = fc.oneof(
  fc.constant(documentedModel),
  fc.record({
    basis: fc.constant("data" as const),
    intercept: fc.double({ min: -6, max: 2, noNaN: true }),
    line: fc.double({ min: -5, max: 0, noNaN: true }),
    weights: ofInputs(weight),
    neutral: ofInputs(level),
  }),
);

const rank = (evidence: AmbassadorEvidence, model: AmbassadorModel) =>
  ambassadorClasses.length - ambassadorClasses.indexOf(judgeAmbassador(evidence, model).class);

const raised: { [Key in keyof AmbassadorEvidence]-?: (value: number, by: number) => number } = {
  probabilityAlive: (value, by) => Math.min(1, value + by),
  frequency: (value, by) => value + Math.ceil(20 * by),
  tenureDays: (value, by) => value + Math.ceil(900 * by),
  nps: (value, by) => Math.min(10, value + Math.ceil(4 * by)),
  rating: (value, by) => Math.min(5, value + 2 * by),
  latestRating: (value, by) => Math.min(5, value + 2 * by),
  engagement: (value, by) => value + 30 * by,
  openComplaints: (value, by) => Math.max(0, value - Math.ceil(2 * by)),
  successfulReferrals: (value, by) => value + Math.ceil(2 * by),
};

const surely = { ...nothingTold, probabilityAlive: 0.8, frequency: 2, tenureDays: 0 };

describe("judgeAmbassador", () => {
  it("never lowers score or class as an input rises or a complaint is settled, whatever else is known", () => {
    fc.assert(
      fc.property(
        anyEvidence,
        anyModel,
        fc.constantFrom(...(Object.keys(raised) as (keyof AmbassadorEvidence)[])),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (evidence, model, input, by) => {
          const value = evidence[input];
          fc.pre(value !== null && value !== undefined);
          const more = { ...evidence, [input]: raised[input](value, by) };
          expect(ambassadorScore(model, more)).toBeGreaterThanOrEqual(ambassadorScore(model, evidence));
          expect(rank(more, model)).toBeGreaterThanOrEqual(rank(evidence, model));
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it("answers whatever is missing: a score from 0 to 1, a class, and a reason in both languages", () => {
    fc.assert(
      fc.property(anyEvidence, anyModel, (evidence, model) => {
        const { score, class: kind, reasons, chance, basis } = judgeAmbassador(evidence, model);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(ambassadorClasses).toContain(kind);
        expect(chance === null).toBe(basis === "documented");
        expect(reasons.length).toBeGreaterThan(0);
        for (const { words } of reasons) {
          expect(words.en).toMatch(/^[A-Z][^\u0600-\u06ff]*\.$/);
          expect(words.ar).toMatch(/[\u0600-\u06ff].*\.$/);
          expect(words.en + words.ar).not.toMatch(/NaN|undefined|null/);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it("puts exactly one half where a customer is at 80%, bought three times, and nothing else is known", () => {
    expect(judgeAmbassador(surely)).toMatchObject({ class: "potential", score: 0.5, basis: "documented" });
    expect(judgeAmbassador({ ...surely, frequency: 1 }).class).toBe("not_interested");
    expect(judgeAmbassador({ ...surely, probabilityAlive: 0.79 }).class).toBe("not_interested");
  });

  it("adds up as the documentation's example: 9 purchases, 95%, two years, NPS 9, mean rating 4.5", () => {
    // 4 (0.95 − 0.8) + 3 (8/11 − 2/5) + 0.5 · 730/1095 + 6 (0.9 − 0.8) + 4 (0.875 − 0.75) = 3.0151515…
    const evidence = {
      ...nothingTold,
      probabilityAlive: 0.95,
      frequency: 8,
      tenureDays: 730,
      nps: 9,
      rating: 4.5,
      latestRating: 5,
    };
    expect(judgeAmbassador(evidence).score).toBeCloseTo(
      1 / (1 + Math.exp(-(0.6 + 54 / 55 + 1 / 3 + 1.1))),
      12,
    );
  });

  it("asks nobody with an open complaint, an NPS of 6 or a latest rating of 2, and says so first", () => {
    const fond = { ...surely, frequency: 30, rating: 4.8, latestRating: 5, nps: 10 };
    expect(judgeAmbassador(fond).class).toBe("potential");
    for (const [against, code] of [
      [{ openComplaints: 1 }, "open_complaint"],
      [{ nps: 6 }, "nps_low"],
      [{ latestRating: 2 }, "rating_low"],
    ] as const) {
      const { class: kind, reasons } = judgeAmbassador({ ...fond, ...against });
      expect({ kind, first: reasons[0].code }).toEqual({ kind: "not_interested", first: code });
    }
  });

  it("calls actual whoever has brought somebody, in the words of both languages", () => {
    const { class: kind, reasons } = judgeAmbassador({ ...surely, frequency: 0, successfulReferrals: 2 });
    expect(kind).toBe("actual");
    expect(reasons.map(({ code }) => code)).toEqual(["referred", "frequency_against"]);
    expect(reasons[0].words).toEqual({
      en: "Has brought 2 customers who bought.",
      ar: "جلب عميلين بالتوصية أتمّوا الشراء.",
    });
  });

  it("tells what moved the score, strongest first", () => {
    const { reasons } = judgeAmbassador({ ...surely, frequency: 8, nps: 10, latestRating: 4, rating: 3.5 });
    expect(reasons.map(({ words }) => words.en)).toEqual([
      "Speaks for it: they would recommend the shop at 10 of 10.",
      "Speaks for it: they bought 9 times.",
      "Speaks against it: they rate 3.5 of 5 on average.",
    ]);
  });
});

describe("toldOf", () => {
  const day = 20_000;
  const at = day * 86_400_000;
  const signals = buildSignalHistory(
    [
      { signalId: "a", kind: "rating", value: 5, day, at },
      { signalId: "b", kind: "rating", value: 2, day: day + 3, at: at + 3 * 86_400_000 },
      { signalId: "c", kind: "complaint", day: day + 1, at: at + 86_400_000, resolvedDay: day + 10 },
      { signalId: "d", kind: "nps", value: 9, day: day + 5, at: at + 5 * 86_400_000 },
      { signalId: "e", kind: "engagement", action: "share", count: 2, weight: 10, day, at },
    ],
    [],
  );

  it("is blind to what is dated later", () => {
    expect(toldOf(signals, day)).toMatchObject({ rating: 5, latestRating: 5, nps: null, openComplaints: 0 });
    expect(toldOf(signals, day + 4)).toMatchObject({
      rating: 3.5,
      latestRating: 2,
      nps: null,
      openComplaints: 1,
    });
    expect(toldOf(signals, day + 10)).toMatchObject({ nps: 9, openComplaints: 0 });
  });

  it("lets engagement fade by half in 90 days", () => {
    expect(toldOf(signals, day + 90).engagement).toBeCloseTo(toldOf(signals, day).engagement! / 2, 12);
  });

  it("knows nothing of a customer without signals", () => {
    expect(toldOf(undefined, day)).toEqual(nothingTold);
  });
});

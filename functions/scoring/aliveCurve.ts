import type { PurchaseHistory } from "../../model/history/purchaseHistory.ts";
import type { Model } from "../../model/model.ts";
import type { ActBy, Standing } from "../../model/score/score.ts";
import type { SignalHistory } from "../../model/signals/signalHistory.ts";
import type { CustomerSummary } from "../../model/summary.ts";
import type { Settings } from "../contract/settings.ts";
import { curveDays, projectionEnd } from "./curveDays.ts";
import { scorerOf } from "./scorerOf.ts";
import { summaryOf } from "./summaryOf.ts";

/** A customer's standing at the end of a day, whole days since 1970-01-01. */
export interface CurvePoint extends Standing {
  day: number;
}

/** How a customer's standing moved, and how it will if nothing happens. */
export interface AliveCurve {
  /** From the first purchase to asOf, each day judged blind to whatever came later. */
  past: CurvePoint[];
  /** From asOf on, were the customer silent from now on. */
  projection: CurvePoint[];
  actBy: ActBy;
}

/** What a curve is a pure function of. */
export interface CurveInput {
  history: PurchaseHistory;
  signals?: SignalHistory;
  model: Model;
  settings: Settings;
  /** Whole days since 1970-01-01. */
  asOf: number;
}

/**
 * P(alive) over a customer's time, by the model that serves and the very scorer that scores: the point of any day is
 * what a score as of that day says.
 *
 * @returns null when the customer has no purchase on or before `asOf`
 */
export function aliveCurve({ history, signals, model, settings, asOf }: CurveInput): AliveCurve | null {
  const summary = summaryOf(history, asOf, settings, signals);
  if (summary === null) return null;
  const scorer = scorerOf(model, settings);
  const { actBy } = scorer.predict(summary, asOf);
  const past: CurvePoint[] = [];
  for (const day of curveDays(history.days, summary.firstDay, asOf)) {
    const then = summaryOf(history, day, settings, signals);
    if (then !== null) past.push({ day, ...scorer.standing(then, day) });
  }
  const turn = actBy.day === null ? [] : [actBy.day, actBy.day + 1];
  const end = projectionEnd(actBy, asOf);
  const projection = curveDays(turn, asOf, end, PROJECTED).map((day) => ({
    day,
    ...scorer.standing(silentUntil(summary, day), day),
  }));
  return { past, projection, actBy };
}

/** Points of the projection, at most, besides those around act-by. */
const PROJECTED = 60;

/** The same customer on a later day, without another order. */
function silentUntil(summary: CustomerSummary, day: number): CustomerSummary {
  return { ...summary, T: day - summary.firstDay };
}

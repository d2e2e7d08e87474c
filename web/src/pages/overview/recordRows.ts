import type { ModelCard } from "../../../../model/evaluate/modelCard.ts";

/** A total forecast from an earlier day, and what came. */
export interface RecordRow {
  /** First and last day, `2026-03-31`. */
  from: string;
  to: string;
  predicted: number;
  actual: number;
  /** 0.05 = five in a hundred too many were forecast. */
  off: number | null;
}

const msInDay = 86_400_000;
const iso = (day: number) => new Date(day * msInDay).toISOString().slice(0, 10);

/** What a model's card says of forecasts from earlier days, latest first; none for a model that has no card. */
export function recordRows(card: unknown): RecordRow[] {
  const windows = (card as Pick<ModelCard, "level"> | null)?.level?.windows ?? [];
  return windows
    .map(({ origin, until, predicted, actual }) => ({
      from: iso(origin + 1),
      to: iso(until),
      predicted,
      actual,
      off: actual > 0 ? predicted / actual - 1 : null,
    }))
    .sort((p, q) => (p.from < q.from ? 1 : -1));
}

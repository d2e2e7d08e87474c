import type { SignalAggregates } from "../signals/signalsAsOf.ts";
import type { ToldEvidence } from "./evidence.ts";

/** The NPS answers of detractors: 0 to 6. */
export const detractorAt = 6;
/** A latest rating of so much or less speaks against. */
export const lowRatingAt = 2;

export type Objection = "open_complaint" | "nps_low" | "rating_low";

/** The signals against asking a customer to recommend the shop, whatever the score. */
export function objections({
  openComplaints,
  nps,
  latestRating,
}: Pick<ToldEvidence, "openComplaints" | "nps" | "latestRating">): Objection[] {
  const found: Objection[] = [];
  if (openComplaints > 0) found.push("open_complaint");
  if (nps !== null && nps <= detractorAt) found.push("nps_low");
  if (latestRating !== null && latestRating <= lowRatingAt) found.push("rating_low");
  return found;
}

/** The same from what signals add up to. */
export function objectionsIn({
  complaints,
  nps,
  rating,
}: Pick<SignalAggregates, "complaints" | "nps" | "rating">): Objection[] {
  return objections({
    openComplaints: complaints?.open ?? 0,
    nps: nps?.value ?? null,
    latestRating: rating?.latest ?? null,
  });
}

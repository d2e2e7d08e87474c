import { rowChanged } from "../../scoring/rowChanged.ts";
import type { CustomerRow } from "../../store/types.ts";
import type { Scoring } from "./scoring.ts";

/** Whether a stored row must give way to a fresh one, to none, or to a first. */
export function mustRewrite(
  before: CustomerRow | null,
  after: CustomerRow | null,
  { settings }: Scoring,
): boolean {
  if (before === null || after === null) return before !== after;
  return rowChanged(before, after, settings);
}

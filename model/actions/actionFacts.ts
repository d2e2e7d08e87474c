import type { Objection } from "../ambassadors/objections.ts";
import type { ConsentChannel, OutreachPurpose } from "../signals/signal.ts";
import type { Action } from "./action.ts";

/** What an action is chosen by, as of a date. Days are whole, since 1970-01-01. */
export interface ActionFacts {
  asOf: number;
  /** The latest purchase that was not refunded as a whole. */
  lastPurchaseDay: number;
  /** The latest delivery that was told. */
  deliveredDay: number | null;
  rating: { latest: number; lastDay: number } | null;
  nps: { value: number; day: number } | null;
  /** What speaks against asking for a recommendation. */
  objections: readonly Objection[];
  /** Consents granted. */
  consents: readonly ConsentChannel[];
  /** When the shop last wrote to them, by what for: the day, and what its clocks showed in milliseconds. */
  outreach: Partial<Record<OutreachPurpose, { day: number; at: number }>>;
  /** Since the invitation they shared, took a code, or somebody came by it; false where nobody asked. */
  acted: boolean;
  ambassador: Action["ambassador"];
  actByDay: number | null;
  valueAtRisk: number | null;
  /** Worth so much, if alive, that the rules would call them at risk. */
  valuable: boolean;
  /** Below the line of those who are leaving. */
  leaving: boolean;
  /** Gone for good, as far as can be told. */
  lost: boolean;
}

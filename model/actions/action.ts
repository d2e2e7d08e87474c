import type { AmbassadorClass } from "../ambassadors/judgeAmbassador.ts";
import type { ConsentChannel, OutreachPurpose } from "../signals/signal.ts";
import type { ActionReason } from "./actionReason.ts";

/** What is to be done for one customer on one day: what the shop would write to them for. Days since 1970-01-01. */
export interface Action {
  kind: OutreachPurpose;
  reasons: ActionReason[];
  ambassador: { class: AmbassadorClass; score: number };
  /** The ways they agreed to be written to, among those that the shop uses. */
  channels: ConsentChannel[];
  /** Only of those who are leaving. */
  actByDay: number | null;
  /** Major units; only of those who are leaving, null for a log without amounts. */
  valueAtRisk: number | null;
  /** What the shop's clocks show then, in milliseconds; a reminder is not to come earlier. */
  notBefore: number | null;
}

/** What a shop has decided about the right moment. */
export interface ActionTerms {
  /** An order counts as delivered so many days after it was placed; null: only where a signal says so. */
  deliveryDays: number | null;
  /** For so many days after a delivery, a good rating or a good answer the moment is right. */
  occasionDays: number;
  /** Whoever was written to is left alone for so many days. */
  quietDays: number;
  remindAfterHours: number;
  /** A reminder is due for so many days, then no more. */
  remindForDays: number;
  /** Who crosses the line of those leaving in so many days, or did so many days ago. */
  actByWithinDays: number;
  /** The ways the shop writes. */
  channels: readonly ConsentChannel[];
}

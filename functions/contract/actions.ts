import * as z from "zod";
import type { Action } from "../../model/actions/action.ts";
import type { Incentive } from "../../model/incentives/incentive.ts";
import { consentChannels } from "../../model/signals/signal.ts";

const days = (least: number, most: number) => z.int().min(least).max(most);

/** What a shop has decided about the right moment. */
export const actionTermsSchema = z
  .object({
    deliveryDays: days(0, 180).nullable().default(7),
    occasionDays: days(1, 90).default(7),
    quietDays: days(1, 3650).default(90),
    remindAfterHours: days(1, 24 * 90).default(24),
    remindForDays: days(1, 90).default(3),
    actByWithinDays: days(0, 365).default(14),
    channels: z.array(z.enum(consentChannels)).min(1).default(["email", "sms", "whatsapp", "push"]),
    /** Actions kept of a day, the first ones. */
    mostPerDay: z.int().min(1).max(50_000).default(10_000),
  })
  .strict();

/** What to offer whoever is to be won back; money in major units. */
export type SuggestedIncentive = Pick<Incentive, "kind" | "most"> & { reasons: string[] };

/** An action as a night found it. */
export interface StoredAction extends Action {
  customerId: string;
  incentive: SuggestedIncentive | null;
}

/** How many actions of each kind there are. */
export type ActionCounts = Record<Action["kind"], number>;

/** What one shard of a night found: all counted, the first ones kept. */
export interface ShardActions {
  counts: ActionCounts;
  actions: StoredAction[];
}

/** The list of one day. `place` is that in the whole list, and stays when somebody is erased from it. */
export interface DayActions {
  /** Whole days since 1970-01-01. */
  day: number;
  /** Milliseconds. */
  madeAt: number;
  counts: ActionCounts;
  actions: (StoredAction & { place: number })[];
}

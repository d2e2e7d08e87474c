import type { Words } from "../../model/families/family.ts";
import type { ExpectedSpread } from "../../model/campaigns/expectedSpread.ts";
import type { CampaignMeasures } from "../../model/campaigns/measureCampaign.ts";
import type { Measure } from "../../model/campaigns/measure.ts";
import type { CampaignPlan } from "../../model/campaigns/planCampaign.ts";
import type { ConsentChannel } from "../../model/signals/signal.ts";
import type { ListFilters } from "./schemas/lists.ts";

/** Refunds of a campaign's days are counted for so many days after its end; then its report is final. */
export const settleDays = 30;
/** A list is frozen within this; whoever holds the lock longer has crashed. */
export const freezeLeaseMs = 15 * 60_000;
/** The name of the group that nothing is sent to. */
export const controlArm = "control";

/** What a campaign is to be, as it was asked for. */
export interface CampaignRequest {
  name: string;
  /** Null for everyone. */
  segment: string | null;
  filters: ListFilters;
  /** By which way the customers are written to; who has not agreed to it does not take part. */
  channel: ConsentChannel;
  measure: Measure;
  /** Share of what is expected without the campaign: more of spend and orders, less of churn. */
  minimumEffect: number;
  variants: string[];
  /** Chosen by the plan where absent. */
  controlShare?: number;
  /** The last day, whole days since 1970-01-01. */
  endsOn: number;
}

/** Why customers on the list do not take part. */
export interface LeftOut {
  noConsent: number;
  inCampaign: number;
  /** Excluded by setting, or without a purchase that stands. */
  notScored: number;
}

/** What is known of a list before customers are assigned. */
export interface PlannedCampaign extends CampaignPlan {
  /** Customers on the list, and those who can take part. */
  listed: number;
  members: number;
  leftOut: LeftOut;
  /** Customers whom the figures are from; less than listed where the list is large and not frozen yet. */
  read: number;
  spread: ExpectedSpread;
  /** The smallest effect of interest per member, above 0. */
  effect: number;
}

export type CampaignState = "freezing" | "running" | "cancelled" | "failed";

export interface StoredCampaign {
  campaignId: string;
  version: number;
  request: CampaignRequest;
  state: CampaignState;
  /** Milliseconds. */
  createdAt: number;
  /** The day the members were frozen; the campaign runs from the next one on. */
  frozenOn: number;
  /** Of a sample until the list is frozen, then of all; null where nobody could take part. */
  plan: PlannedCampaign | null;
  /** The model whose expectation was frozen. */
  modelId?: string;
  /** Members of each arm, control first; once frozen. */
  sizes?: number[];
  cancelledAt?: number;
  /** Why it failed. */
  reason?: Words;
}

/** What a night counted of one arm. */
export interface StoredArm {
  members: number;
  erased: number;
  orders: number;
  spend: number | null;
  churned: number;
}

/** What the latest night found. */
export interface StoredCampaignReport extends CampaignMeasures {
  campaignId: string;
  /** Whole days since 1970-01-01. */
  asOf: number;
  /** Nothing changes it any more. */
  final: boolean;
  /** Control first. */
  arms: StoredArm[];
  joined: number;
  acrossArms: number;
}

/** Which campaign a person takes part in. */
export interface CampaignPart {
  campaignId: string;
  arm: number;
}

/** The arms' names, control first. */
export function armNames({ variants }: Pick<CampaignRequest, "variants">): string[] {
  return [controlArm, ...variants];
}

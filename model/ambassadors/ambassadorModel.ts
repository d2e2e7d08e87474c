import { type AmbassadorInput, levels } from "./inputs.ts";

/**
 * How likely a customer is to bring others: log-odds = intercept + Σ weight · (level − neutral) over the inputs that
 * are known. No weight is negative, so that more of anything never lowers the likelihood; an input that is missing
 * adds what its neutral level adds, nothing.
 */
export interface AmbassadorModel {
  /** documented: the weights of docs/ambassadors.md; data: fitted to the shop's own referrals. */
  basis: "documented" | "data";
  intercept: number;
  /** Log-odds at which the score is one half. */
  line: number;
  weights: Record<AmbassadorInput, number>;
  /** Levels, 0 to 1. */
  neutral: Record<AmbassadorInput, number>;
}

/** The score from which a customer counts as a potential ambassador. */
export const potentialFrom = 0.5;

/**
 * The weights of a shop that has not recorded referrals enough. One half is who bought three times and is a customer
 * at 80%, of whom nothing else is known; docs/ambassadors.md gives each weight's reason.
 */
export const documentedModel: AmbassadorModel = {
  basis: "documented",
  intercept: 0,
  line: 0,
  weights: { probabilityAlive: 4, frequency: 3, tenureDays: 0.5, nps: 6, rating: 4, engagement: 2 },
  neutral: {
    probabilityAlive: levels.probabilityAlive(0.8),
    frequency: levels.frequency(2),
    tenureDays: levels.tenureDays(0),
    nps: levels.nps(8),
    rating: levels.rating(4),
    engagement: levels.engagement(0),
  },
};

import type { z } from "zod";
import { campaignWords } from "../../../model/campaigns/campaignWords.ts";
import type { Difference } from "../../../model/campaigns/compareArms.ts";
import type { VariantEffect } from "../../../model/campaigns/measureCampaign.ts";
import type { Words } from "../../../model/families/family.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import { armNames, type StoredCampaign, type StoredCampaignReport } from "../../contract/campaign.ts";
import type { campaignReportSchema } from "../../contract/schemas/campaigns.ts";
import { finalDay } from "../../scoring/campaigns/campaignRuns.ts";
import { rounded } from "../../scoring/rounded.ts";
import { decimalsOf } from "./shownPlan.ts";

type Shown = z.infer<typeof campaignReportSchema>;

/** What a campaign did as people read it; before the end without a winner. */
export function shownReport(
  campaign: StoredCampaign,
  report: StoredCampaignReport | null,
  currency: string,
  digits: number,
): Shown {
  const { campaignId, request } = campaign;
  const base = { campaignId, measure: request.measure, currency };
  const names = armNames(request);
  if (report === null) {
    const notes = [campaign.state === "cancelled" ? campaignWords.cancelled() : campaignWords.noNightYet()];
    const nothing = { arms: [], joined: 0, acrossArms: 0, effects: [], winner: null, verdict: null };
    return {
      ...base,
      state: campaign.state === "cancelled" ? "cancelled" : null,
      asOf: null,
      ...nothing,
      notes,
    };
  }
  const state = stateOf(campaign, report);
  const hasEnded = state === "ended" || state === "final";
  const winner = hasEnded && report.best !== null ? names[report.best] : null;
  return {
    ...base,
    state,
    asOf: dayToIso(report.asOf),
    arms: report.arms.map((arm, i) => ({
      name: names[i],
      ...arm,
      spend: arm.spend === null ? null : rounded(arm.spend, digits),
    })),
    joined: report.joined,
    acrossArms: report.acrossArms,
    effects: report.effects.map((effect) =>
      shownEffect(effect, names[effect.arm], effect.measure === request.measure, report, digits),
    ),
    winner,
    verdict: hasEnded ? verdictOf(report, request.measure, winner, names.length) : null,
    notes: notesOf(campaign, state),
  };
}

/** A night counts the whole last day only if it scores a later one. */
function stateOf(
  campaign: StoredCampaign,
  { asOf, final }: StoredCampaignReport,
): NonNullable<Shown["state"]> {
  if (campaign.state === "cancelled") return "cancelled";
  if (final) return "final";
  return asOf > campaign.request.endsOn ? "ended" : "interim";
}

function notesOf(campaign: StoredCampaign, state: NonNullable<Shown["state"]>): Words[] {
  if (state === "cancelled") return [campaignWords.cancelled()];
  if (state === "interim") return [campaignWords.interim(dayToIso(campaign.request.endsOn))];
  return state === "ended" ? [campaignWords.settling(dayToIso(finalDay(campaign)))] : [];
}

function verdictOf(
  { effects }: StoredCampaignReport,
  primary: string,
  winner: string | null,
  arms: number,
): Words {
  if (winner !== null) return arms > 2 ? campaignWords.bestOfSeveral(winner) : campaignWords.winner(winner);
  const measured = effects.some(({ measure, corrected }) => measure === primary && corrected !== null);
  return measured ? campaignWords.noWinner() : campaignWords.notMeasured();
}

function shownEffect(
  { measure, arm, control, treated, plain, corrected, adjustedPValue, widthRatio, reason }: VariantEffect,
  variant: string,
  primary: boolean,
  { arms }: StoredCampaignReport,
  digits: number,
): Shown["effects"][number] {
  const decimals = decimalsOf(measure, digits);
  const of = (value: number) => rounded(value, decimals);
  const shown = (difference: Difference | null) =>
    difference && {
      difference: of(difference.difference),
      low: of(difference.low),
      high: of(difference.high),
      pValue: rounded(difference.pValue, 6),
    };
  const whole = (value: number) => rounded(value * arms[arm].members, measure === "spend" ? digits : 1);
  return {
    measure,
    variant,
    primary,
    control: of(control),
    treated: of(treated),
    plain: shown(plain),
    corrected: shown(corrected),
    adjustedPValue: adjustedPValue === null ? null : rounded(adjustedPValue, 6),
    lift: corrected !== null && control > 0 ? rounded(corrected.difference / control, 4) : null,
    total: corrected && {
      value: whole(corrected.difference),
      low: whole(corrected.low),
      high: whole(corrected.high),
    },
    widthRatio: widthRatio === null ? null : rounded(widthRatio, 4),
    reason,
  };
}

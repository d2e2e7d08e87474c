import type { Words } from "../families/family.ts";
import type { CovariateFit, LevelEffect, Ratio } from "./covariateFit.ts";
import { notRecorded, otherLevel } from "./factor.ts";

/**
 * What a fit with covariates says of the levels, in sentences: only where the 95% interval excludes "the same"; where
 * nothing of a factor can be told apart, that is said instead.
 *
 * @example effectWords(fit)[0].en; // => "Customers who came through “referral” buy 1.4 times as often (1.2–1.7) as those who came through “search”."
 */
export function effectWords(fit: Pick<CovariateFit, "family" | "effects" | "factors">): Words[] {
  return fit.factors.flatMap(({ name }) => {
    const said = toldEffects(fit, name);
    return said.length > 0 ? said : [noDifference(name)];
  });
}

/** Only what can be told, of one factor or of all. */
export function toldEffects(
  { family, effects }: Pick<CovariateFit, "family" | "effects">,
  name?: string,
): Words[] {
  return effects
    .filter(({ factor }) => name === undefined || factor === name)
    .flatMap((effect) => [paceWords(effect), leavingWords(effect, family === "paretonbd")])
    .filter((words) => words !== null);
}

/** The acquisition channel, which sentences name by what it is. */
export const channelFactor = "channel";

function paceWords(effect: LevelEffect): Words | null {
  const told = tell(effect.purchases);
  if (told === null) return null;
  const { there, base } = whoAre(effect);
  return {
    en: told.more
      ? `Customers ${there.en} buy ${told.size.en} as often (${told.range.en}) as those ${base.en}.`
      : `Customers ${there.en} buy ${told.size.en} less often (${told.range.en}) than those ${base.en}.`,
    ar: told.more
      ? `يشتري العملاء ${nominative(there.ar)} بوتيرة تبلغ ${told.size.ar} وتيرة العملاء ${base.ar} (${told.range.ar}).`
      : `يشتري العملاء ${nominative(there.ar)} بوتيرة أقل بنسبة ${told.size.ar} من وتيرة العملاء ${base.ar} (${told.range.ar}).`,
  };
}

function leavingWords(effect: LevelEffect, anyTime: boolean): Words | null {
  const told = tell(effect.dropOut);
  if (told === null) return null;
  const { there, base } = whoAre(effect);
  const when = anyTime
    ? { en: "at any time", ar: "في أي وقت" }
    : { en: "after a purchase", ar: "بعد كل شراء" };
  return {
    en: told.more
      ? `Customers ${there.en} are ${told.size.en} as likely to leave ${when.en} (${told.range.en}) as those ${base.en}.`
      : `Customers ${there.en} are ${told.size.en} less likely to leave ${when.en} (${told.range.en}) than those ${base.en}.`,
    ar: told.more
      ? `احتمال مغادرة العملاء ${there.ar} ${when.ar} يبلغ ${told.size.ar} احتمال مغادرة العملاء ${base.ar} (${told.range.ar}).`
      : `احتمال مغادرة العملاء ${there.ar} ${when.ar} أقل بنسبة ${told.size.ar} منه لدى العملاء ${base.ar} (${told.range.ar}).`,
  };
}

function noDifference(factor: string): Words {
  return factor === channelFactor
    ? {
        en: "No difference can be told between customers of different channels.",
        ar: "لا يمكن تمييز فرق بين عملاء القنوات المختلفة.",
      }
    : {
        en: `No difference can be told between customers by “${factor}”.`,
        ar: `لا يمكن تمييز فرق بين العملاء بحسب «${factor}».`,
      };
}

/** Size and range of a ratio that is plainly not 1. */
function tell(of: Ratio | null): { more: boolean; size: Words; range: Words } | null {
  if (of === null || (of.low <= 1 && of.high >= 1)) return null;
  if (of.ratio > 1) {
    const size = multiple(of.ratio);
    const range = `${multiple(of.low)}–${multiple(of.high)}`;
    return { more: true, size: { en: `${size} times`, ar: `${size} ضعف` }, range: same(range) };
  }
  return {
    more: false,
    size: same(`${share(1 - of.ratio)}%`),
    range: same(`${share(1 - of.high)}–${share(1 - of.low)}%`),
  };
}

/** "1.4", "12", "1.04": as many digits as tell it from 1. */
function multiple(ratio: number): string {
  if (ratio >= 9.95) return Math.round(ratio).toLocaleString("en");
  return ratio < 1.05 ? ratio.toFixed(2) : ratio.toFixed(1);
}

/** Whole per cent, with a decimal where it is near 0 or 100. */
function share(part: number): string {
  const percent = 100 * part;
  return percent < 0.95 || percent > 99.5 ? percent.toFixed(1) : percent.toFixed(0);
}

function whoAre({ factor, level, reference }: LevelEffect): { there: Words; base: Words } {
  return { there: kindOf(factor, level), base: kindOf(factor, reference) };
}

function kindOf(factor: string, level: string): Words {
  if (factor === channelFactor) {
    if (level === notRecorded) return { en: "of no recorded channel", ar: "الذين لم تُسجَّل قناتهم" };
    if (level === otherLevel) return { en: "who came through other channels", ar: "القادمين عبر قنوات أخرى" };
    return { en: `who came through “${level}”`, ar: `القادمين عبر «${level}»` };
  }
  if (level === notRecorded)
    return { en: `without a recorded “${factor}”`, ar: `الذين لم يُسجَّل لهم «${factor}»` };
  return { en: `with “${factor}” = “${level}”`, ar: `ممن لديهم «${factor}» = «${level}»` };
}

/** The subject of an Arabic sentence takes another ending than the rest of it. */
const nominative = (who: string) => who.replace(/^القادمين/, "القادمون");
const same = (text: string): Words => ({ en: text, ar: text });

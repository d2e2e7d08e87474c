import { amount } from "../words/amount.ts";
import { percent } from "../words/percent.ts";
import { times } from "../words/times.ts";
import { type Held, heldConditions } from "./heldConditions.ts";
import { expected, type PlaceContext, phrases, silence, worth } from "./phrases.ts";
import type { Reason, RuleFacts, RuleField, Ruleset, RuleSetting } from "./ruleset.ts";

export type { PlaceContext } from "./phrases.ts";

/**
 * Why a customer is in the segment of a rule: the comparisons by which the rule matched, in words that quote
 * the customer's own numbers. Works for any rules; worth set against leaving becomes one sentence. Whoever is
 * probably lost is told so, whatever the rule: their value is lost, not at risk.
 */
export function explain(ruleset: Ruleset, rule: number, facts: RuleFacts, context: PlaceContext): Reason[] {
  const held = heldConditions(ruleset.rules[rule].when, facts, ruleset.values);
  const told = tightest(held.filter((one) => !isGuard(ruleset, one)));
  const reasons: Reason[] = [];
  const isLeaving = told.some(({ field, side }) => isRisk(field) && side === "below");
  const valuable = isLeaving ? take(told, "valueIfAlive", "above") : undefined;
  if (valuable) {
    const leaving = take(told, "probabilityAlive", "below");
    reasons.push(
      leaving
        ? but(valuable, leaving, context)
        : butSilent(valuable, take(told, "probabilityOfSilence", "below")!, facts, context),
    );
  }
  for (const one of told) {
    reasons.push({ code: `${one.field}_${one.side}`, words: phrases[one.field](one, facts, context) });
  }
  const lost = lostReason(ruleset, facts, context);
  if (lost) reasons.push(lost);
  return reasons.length > 0 ? reasons : [otherwise(facts, context)];
}

/** Takes a comparison out of what there is to tell. */
function take(told: Held[], field: RuleField, side: Held["side"]): Held | undefined {
  const at = told.findIndex((one) => one.field === field && one.side === side);
  return at < 0 ? undefined : told.splice(at, 1)[0];
}

const isRisk = (field: RuleField) => field === "probabilityAlive" || field === "probabilityOfSilence";

/** Conditions that only keep other customers out, and would tell nothing of this one. */
function isGuard(ruleset: Ruleset, { field, side, cutoff }: Held): boolean {
  const how = cutoff === undefined ? undefined : ruleset.cutoffs[cutoff];
  const setting = how && "setting" in how ? how.setting : undefined;
  if (field === "probabilityAlive") return setting === "lostBelow";
  if (field === "signalsAgainst") return side === "below";
  return field === "probabilityOfSilence" && side === "above" && setting === "overdueBelow";
}

/** Of several comparisons of one field on one side, the one that says most. */
function tightest(held: Held[]): Held[] {
  return held.filter((one, i) =>
    held.every((other, j) => {
      if (i === j || other.field !== one.field || other.side !== one.side) return true;
      if (other.line === one.line) return i < j;
      return one.side === "above" ? one.line > other.line : one.line < other.line;
    }),
  );
}

function but(valuable: Held, leaving: Held, context: PlaceContext): Reason {
  const value = worth(valuable.value, context);
  const chance = percent(leaving.value, leaving.line);
  const line = percent(leaving.line);
  return {
    code: "valuable_leaving",
    words: {
      en: `${value.en}, but the chance that they are is ${chance.en}, below the ${line.en} line.`,
      ar: `${value.ar}، لكن احتمال ذلك ${chance.ar}، أي دون حد ${line.ar}.`,
    },
  };
}

function butSilent(valuable: Held, silent: Held, facts: RuleFacts, context: PlaceContext): Reason {
  const value = worth(valuable.value, context);
  const rare = silence(silent, facts);
  return {
    code: "valuable_overdue",
    words: { en: `${value.en}, but ${rare.en}.`, ar: `${value.ar}، لكن ${rare.ar}.` },
  };
}

function lostReason(ruleset: Ruleset, facts: RuleFacts, context: PlaceContext): Reason | null {
  const isLost: RuleSetting = "lostBelow";
  const name = Object.keys(ruleset.cutoffs).find((cutoff) => {
    const how = ruleset.cutoffs[cutoff];
    return "setting" in how && how.setting === isLost;
  });
  const line = name === undefined ? 0 : ruleset.values[name];
  if (!(facts.probabilityAlive < line)) return null;
  const chance = percent(facts.probabilityAlive, line);
  const limit = percent(line);
  const value =
    context.money === false ? times(facts.valueIfAlive) : amount(facts.valueIfAlive, context.currency);
  const what =
    context.money === false
      ? { en: "the orders they would have placed", ar: "الطلبات التي كان سيطلبها" }
      : { en: `the ${value.en} they would have been worth`, ar: `القيمة التي كان سيحققها (${value.ar})` };
  return {
    code: "lost",
    words: {
      en: `Probably lost: the chance that they are still a customer is ${chance.en}, below the ${limit.en} line. Count ${what.en} as lost, not as at risk.`,
      ar: `الأرجح أنه عميل مفقود: احتمال بقائه عميلًا ${chance.ar}، أي دون حد ${limit.ar}. وتُعد ${what.ar} مفقودة لا معرّضة للفقدان.`,
    },
  };
}

function otherwise(facts: RuleFacts, context: PlaceContext): Reason {
  const value = expected(facts.predictedValue, context);
  const chance = percent(facts.probabilityAlive);
  return {
    code: "otherwise",
    words: {
      en: `${value.en}; the chance that they are still a customer is ${chance.en}. None of the rules before this one applies.`,
      ar: `${value.ar}، واحتمال بقائه عميلًا ${chance.ar}. ولا تنطبق عليه أي قاعدة سابقة.`,
    },
  };
}

import { type Condition, type RuleRecipe, ruleFields, ruleSettings } from "./ruleset.ts";

/** One thing wrong with a recipe, and where: a path such as "rules.0.when.all.1". */
export interface RecipeProblem {
  path: string;
  problem: string;
}

const deepest = 10;
const operators = ["<", "<=", ">", ">="];

/**
 * Everything wrong with a recipe of rules, all at once; an empty list when it can be used. Trusts the shape no
 * further than that it is an object: what a shop sends may be anything.
 */
export function validateRecipe(recipe: RuleRecipe): RecipeProblem[] {
  const problems: RecipeProblem[] = [];
  const report = (path: string, problem: string) => problems.push({ path, problem });
  const { cutoffs, rules } = recipe;
  for (const [name, how] of Object.entries(cutoffs ?? {})) checkCutoff(name, how, report);
  if (!(Array.isArray(rules) && rules.length > 0)) {
    report("rules", "must be a list of at least one rule");
    return problems;
  }
  const seen = new Map<string, number>();
  rules.forEach((rule, i) => {
    const path = `rules.${i}`;
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(String(rule?.segment))) {
      report(`${path}.segment`, `must be small letters, digits and _, at most 40: ${rule?.segment}`);
    } else if (seen.has(rule.segment)) {
      report(`${path}.segment`, `is already the segment of rule ${seen.get(rule.segment)}: ${rule.segment}`);
    } else {
      seen.set(rule.segment, i);
    }
    for (const language of ["en", "ar"] as const) {
      const label = rule?.label?.[language];
      if (!(typeof label === "string" && label.trim() !== ""))
        report(`${path}.label.${language}`, "must be a text");
    }
    checkCondition(rule?.when, `${path}.when`, Object.keys(cutoffs ?? {}), report, 0);
    const always = isObject(rule?.when) && "always" in rule.when;
    if (always && i < rules.length - 1) report(path, "always matches, so no rule after it ever would");
    if (!always && i === rules.length - 1)
      report(path, 'must always match: the last rule needs when {"always": true}');
  });
  return problems;
}

type Report = (path: string, problem: string) => void;

function checkCutoff(name: string, how: unknown, report: Report): void {
  const path = `cutoffs.${name}`;
  if (!/^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(name))
    report(path, "its name must be letters, digits and _, at most 40");
  if (isObject(how) && "fixed" in how) {
    if (!(typeof how.fixed === "number" && Number.isFinite(how.fixed))) {
      report(`${path}.fixed`, `must be a finite number: ${how.fixed}`);
    }
  } else if (isObject(how) && "quantile" in how) {
    if (!(typeof how.quantile === "number" && how.quantile >= 0 && how.quantile <= 1)) {
      report(`${path}.quantile`, `must be from 0 to 1: ${how.quantile}`);
    }
    checkField(how.of, `${path}.of`, report);
  } else if (isObject(how) && "setting" in how) {
    if (!(ruleSettings as readonly unknown[]).includes(how.setting)) {
      report(`${path}.setting`, `must be one of ${ruleSettings.join(", ")}: ${how.setting}`);
    }
  } else {
    report(path, "must be {fixed}, {quantile, of} or {setting}");
  }
}

function checkCondition(
  condition: Condition | unknown,
  path: string,
  names: readonly string[],
  report: Report,
  depth: number,
): void {
  if (depth > deepest) return void report(path, `is nested more than ${deepest} deep`);
  if (!isObject(condition)) return void report(path, "must be a condition");
  const inner = (child: unknown, where: string) => checkCondition(child, where, names, report, depth + 1);
  if ("all" in condition || "any" in condition) {
    const key = "all" in condition ? "all" : "any";
    const list = condition[key];
    if (!(Array.isArray(list) && list.length > 0))
      return void report(`${path}.${key}`, "must be a list of conditions");
    for (const [i, child] of list.entries()) inner(child, `${path}.${key}.${i}`);
  } else if ("not" in condition) {
    inner(condition.not, `${path}.not`);
  } else if ("always" in condition) {
    if (condition.always !== true) report(`${path}.always`, `must be true: ${condition.always}`);
  } else {
    checkField(condition.field, `${path}.field`, report);
    if (!operators.includes(condition.op as string)) {
      report(`${path}.op`, `must be one of ${operators.join(" ")}: ${condition.op}`);
    }
    checkThreshold(condition.than, `${path}.than`, names, report);
  }
}

function checkField(field: unknown, path: string, report: Report): void {
  if (!(ruleFields as readonly unknown[]).includes(field)) {
    report(path, `must be one of ${ruleFields.join(", ")}: ${field}`);
  }
}

function checkThreshold(than: unknown, path: string, names: readonly string[], report: Report): void {
  if (typeof than === "number" && Number.isFinite(than)) return;
  if (isObject(than) && typeof than.cutoff === "string") {
    if (!names.includes(than.cutoff)) {
      report(`${path}.cutoff`, `names no cut-off of this recipe: ${than.cutoff}`);
    }
    return;
  }
  report(path, "must be a finite number or {cutoff: name}");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

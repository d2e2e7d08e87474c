import type { z } from "zod";
import type { FieldProblem } from "../../contract/schemas/problem.ts";

type Issue = z.core.$ZodIssue;

/**
 * Every fault that zod found, each with the path of its field, what was sent there and what is accepted.
 *
 * @param sent the value that was judged
 * @param at   path in front of every field, e.g. "customers[2]"
 */
export function fieldProblems(issues: readonly Issue[], sent: unknown, at = ""): FieldProblem[] {
  return issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) =>
        problem(
          joined(at, [...issue.path, key]),
          valueAt(sent, [...issue.path, key]),
          "is not a field that is accepted here",
        ),
      );
    if (issue.code === "invalid_union" && issue.message === "Invalid input" && issue.errors.length > 0)
      return fieldProblems(nearest(issue.errors), valueAt(sent, issue.path), joined(at, issue.path));
    return problem(joined(at, issue.path), valueAt(sent, issue.path), wording(issue));
  });
}

/** Of the forms a value might have had, what keeps it from the one that it resembles most. */
function nearest(forms: readonly (readonly Issue[])[]): readonly Issue[] {
  const distances = forms.map((issues) => issues.reduce((sum, issue) => sum + distance(issue), 0));
  return forms[distances.indexOf(Math.min(...distances))];
}

/** Another kind of thing is furthest off; then fields that do not belong; then fields that lack; then their values. */
function distance(issue: Issue): number {
  if (issue.code === "unrecognized_keys") return 100 * issue.keys.length;
  if (issue.path.length === 0) return 10_000;
  return issue.code === "invalid_type" && issue.message.endsWith("received undefined") ? 10 : 1;
}

/** One fault, its value shortened so that an answer never outgrows the request. */
export function problem(field: string, value: unknown, message: string): FieldProblem {
  return { field, value: shortened(value), message };
}

function wording(issue: Issue): string {
  if (issue.code === "custom") return issue.message;
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
}

function joined(at: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? String(step) : `${text}.${String(step)}`;
  }, at);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Record<PropertyKey, unknown>)[step]
        : undefined,
    value,
  );
}

function shortened(value: unknown): unknown {
  if (typeof value === "string")
    return value.length > 100 ? `${[...value.slice(0, 200)].slice(0, 100).join("")}…` : value;
  if (Array.isArray(value)) return `${value.length} items`;
  if (typeof value === "object" && value !== null) return "an object";
  return value;
}

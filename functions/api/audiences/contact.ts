import type { FieldProblem } from "../../contract/schemas/problem.ts";
import { problem } from "../problems/fieldProblems.ts";

const fields = ["email", "phone", "firstName", "lastName", "city", "zip", "country"] as const;
type Field = (typeof fields)[number];

/** How somebody can be reached, as a request gave it. It lives as long as the request does. */
export type Contact = { customerId: string } & Partial<Record<Field, string>>;

/** Stands for a value in a problem: a contact is not even repeated to who sent it. */
const hidden = "(not repeated)";
const longest = 300;

const checks: Partial<Record<Field, { fits: RegExp; message: string }>> = {
  email: { fits: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, message: "is no e-mail address" },
  phone: { fits: /^[+()\d\s.\-/\u0660-\u0669]{6,30}$/, message: "is no phone number" },
  country: { fits: /^[a-z]{2}$/i, message: "is no country code of two letters such as SA" },
};

/** Reads one contact; empty texts count as absent. Problems name the field and never what stood there. */
export function readContact(
  sent: unknown,
  index: number,
): { contact: Contact; problems: null } | { contact: null; problems: FieldProblem[] } {
  const at = `contacts[${index}]`;
  if (typeof sent !== "object" || sent === null || Array.isArray(sent))
    return { contact: null, problems: [problem(at, hidden, "is not an object")] };
  const problems: FieldProblem[] = [];
  const refuse = (field: string, message: string) =>
    problems.push(problem(`${at}.${field}`, hidden, message));
  const { customerId, ...rest } = sent as Record<string, unknown>;
  if (typeof customerId !== "string" || customerId === "") refuse("customerId", "is missing");
  const contact: Contact = { customerId: String(customerId) };
  for (const [field, value] of Object.entries(rest)) {
    const known = fields.find((one) => one === field);
    if (known === undefined) {
      refuse(field.slice(0, 40), `is not accepted here; known are ${fields.join(", ")}`);
      continue;
    }
    if (value === null || value === undefined) continue;
    if (typeof value !== "string" || value.length > longest) {
      refuse(field, `is not a text of at most ${longest} characters`);
      continue;
    }
    const text = value.trim();
    if (text === "") continue;
    const check = checks[known];
    if (check && !check.fits.test(text)) refuse(field, check.message);
    else contact[known] = text;
  }
  return problems.length > 0 ? { contact: null, problems } : { contact, problems: null };
}

import type { z } from "zod";
import type { Scope } from "../scopes.ts";
import { problemSchema } from "../schemas/problem.ts";

/** A JSON answer of a route. */
export function json<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { "application/json": { schema } } };
}

/** A JSON body that a route requires. */
export function body<S extends z.ZodType>(schema: S, description: string) {
  return { body: { description, required: true, content: { "application/json": { schema } } } };
}

/** A JSON body that may be left out, as if it were {}. */
export function optionalBody<S extends z.ZodType>(schema: S, description: string) {
  return { body: { description, required: false, content: { "application/json": { schema } } } };
}

const problemTexts = {
  400: "The request is malformed or breaks a rule; `problems` names every field",
  401: "The key is missing or unknown",
  403: "The key has not the scope that is needed, or the link is forged or expired",
  404: "Nothing is known under this name",
  409: "Somebody or something came in between",
  413: "The body is too large",
  415: "The body is not JSON",
  500: "Something went wrong inside",
  501: "This deployment does not offer it here",
} as const;

/** Problem answers of a route by their status; 500 is always among them. */
export function problems<S extends keyof typeof problemTexts>(...statuses: S[]) {
  type Answers = { [status in S | 500]: { description: string; content: typeof content } };
  const content = { "application/problem+json": { schema: problemSchema } };
  const all: (S | 500)[] = [...statuses, 500];
  return Object.fromEntries(
    all.map((status) => [status, { description: problemTexts[status], content }]),
  ) as unknown as Answers;
}

/** Marks a route as needing a bearer key with a scope; the application and the cloud both read it here. */
export function needs<S extends Scope>(scope: S) {
  return { security: [{ key: [scope] }] };
}

/** Marks a route as open to all. */
export const open = { security: [] as { key: Scope[] }[] };

import type { RouteConfig } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { validator } from "hono/validator";
import type * as z from "zod";
import { InvalidRequest } from "./problems/errors.ts";
import { fieldProblems } from "./problems/fieldProblems.ts";

const json = /^application\/([a-z-.]+\+)?json(;\s*[a-z0-9-]+=([^;]+))*$/i;

/**
 * What judges a request before the handler of its route sees it: query, path and JSON body by the schemas of the contract.
 *
 * @throws {InvalidRequest} naming every fault; {HTTPException} 415 for a body that is no JSON
 */
export function validated({ request = {} }: RouteConfig): MiddlewareHandler[] {
  const { query, params, body } = request;
  const parts: MiddlewareHandler[] = [];
  if (query) parts.push(judged("query", query as z.ZodType));
  if (params) parts.push(judged("param", params as z.ZodType));
  const content = body?.content["application/json"] as { schema: z.ZodType } | undefined;
  if (content) parts.push(jsonOnly, ifSent(body?.required === true, judged("json", content.schema)));
  return parts;
}

function judged(target: "query" | "param" | "json", schema: z.ZodType): MiddlewareHandler {
  return validator(target, async (sent: unknown) => {
    const read = await schema.safeParseAsync(sent);
    if (read.success) return read.data;
    throw new InvalidRequest(fieldProblems(read.error.issues, sent));
  }) as MiddlewareHandler;
}

async function jsonOnly(c: Context, next: () => Promise<void>): Promise<void> {
  const type = c.req.header("content-type");
  const accepted = type ? json.test(type) : (await c.req.raw.clone().text()) === "";
  if (!accepted) throw new HTTPException(415, { message: "Unsupported Media Type" });
  await next();
}

/** A body that may be left out is {} then. */
function ifSent(required: boolean, judge: MiddlewareHandler): MiddlewareHandler {
  if (required) return judge;
  return async (c, next) => {
    if (c.req.header("content-type")) return judge(c, next);
    c.req.addValidatedData("json", {});
    await next();
  };
}

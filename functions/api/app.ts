import type { Hono } from "hono";
import { answers } from "./answers.ts";
import { appOf } from "./appOf.ts";
import type { AppDeps } from "./deps.ts";

/** The HTTP application, the same on every target: the contract's routes, each with its handler. */
export function createApp(deps: AppDeps): Hono {
  return appOf(deps, answers);
}

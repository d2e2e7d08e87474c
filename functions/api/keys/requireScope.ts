import type { MiddlewareHandler } from "hono";
import { allows, type Scope } from "../../contract/scopes.ts";
import type { StoredKey } from "../../store/types.ts";
import { KeyMissing, KeyUnknown, ScopeMissing } from "../problems/errors.ts";

/** Lets a request pass only with a valid bearer key that has the scope. */
export function requireScope(
  scope: Scope,
  check: (key: string) => Promise<StoredKey | null>,
): MiddlewareHandler {
  return async (c, next) => {
    const key = /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
    if (key === undefined) throw new KeyMissing();
    const stored = await check(key);
    if (stored === null) throw new KeyUnknown();
    if (!allows(stored.scopes, scope)) throw new ScopeMissing(scope);
    await next();
  };
}

import { routes } from "../../contract/routes/index.ts";
import { MethodUnknown, type Refusal, Unknown } from "./errors.ts";

const patterns = routes.map(({ method, path }) => ({
  method: method.toUpperCase(),
  pattern: new RegExp(`^${path.replaceAll(/[.]/g, "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`),
}));

/** Why no route met a request: its path is offered with other methods only, or not at all. */
export function unknownRoute(method: string, path: string): Refusal {
  const offered = patterns.filter(({ pattern }) => pattern.test(path)).map((route) => route.method);
  if (offered.length > 0) return new MethodUnknown(method, offered);
  return new Unknown("route", "Nothing is offered under this path; see /openapi.json for what is.");
}

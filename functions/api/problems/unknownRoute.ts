import { routes } from "../../contract/routes/index.ts";
import { MethodUnknown, type Refusal, Unknown } from "./errors.ts";

const patterns = routes.map(({ method, path }) => ({
  method: method.toUpperCase(),
  path,
  pattern: new RegExp(`^${path.replaceAll(/[.]/g, "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`),
}));

/** Why no route met a request: its path is offered with other methods only, or not at all. */
export function unknownRoute(method: string, path: string): Refusal {
  const literal = routes.some((route) => route.path === path);
  const offered = patterns.filter((route) => (literal ? route.path === path : route.pattern.test(path)));
  if (offered.length > 0)
    return new MethodUnknown(
      method,
      offered.map((route) => route.method),
    );
  return new Unknown("route", "Nothing is offered under this path; see /openapi.json for what is.");
}

import type { ContractRoute } from "../../contract/routes/routesOf.ts";
import { MethodUnknown, type Refusal, Unknown } from "./errors.ts";

/** Why none of these routes met a request: its path is offered with other methods only, or not at all. */
export function unknownRoute(routes: readonly ContractRoute[], method: string, path: string): Refusal {
  const literal = routes.some((route) => route.path === path);
  const offered = routes.filter((route) => (literal ? route.path === path : patternOf(route).test(path)));
  if (offered.length > 0)
    return new MethodUnknown(
      method,
      offered.map((route) => route.method.toUpperCase()),
    );
  return new Unknown("route", "Nothing is offered under this path; see /openapi.json for what is.");
}

const patternOf = ({ path }: ContractRoute) =>
  new RegExp(`^${path.replaceAll(/[.]/g, "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`);

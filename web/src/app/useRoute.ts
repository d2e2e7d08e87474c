import { createCell, useCell } from "./cell.ts";
import { type Route, readRoute } from "./route.ts";

const route = createCell<Route>(readRoute(location.hash));
addEventListener("hashchange", () => route.set(readRoute(location.hash)));

export const useRoute = (): Route => useCell(route);

/**
 * Goes to an address made by `hrefTo`.
 *
 * @param replace the place before is not to be come back to: for filters that change while one types
 */
export function navigate(href: string, { replace = false } = {}): void {
  if (!replace) {
    location.hash = href;
    return;
  }
  history.replaceState(null, "", href);
  route.set(readRoute(href));
}

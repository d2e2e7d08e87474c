/** Where in the console one is: `#/segments/at_risk?minClv=100`. */
export interface Route {
  /** The page; "" for none. */
  page: string;
  /** What follows the page, decoded. */
  parts: string[];
  query: URLSearchParams;
}

export function readRoute(hash: string): Route {
  const [path, search = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  const [page, ...parts] = path.split("/").filter(Boolean).map(decoded);
  return { page: page ?? "", parts, query: new URLSearchParams(search) };
}

/** The address of a place in the console; parameters without a value are left out. */
export function hrefTo(
  page: string,
  parts: readonly string[] = [],
  query: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const path = [page, ...parts].map(encodeURIComponent).join("/");
  return `#/${path}${search.size > 0 ? `?${search}` : ""}`;
}

/** An address that somebody mangled names itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

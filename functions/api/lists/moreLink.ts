/** The Link header of a CSV that did not hold all rows: the next page, and the job that exports the whole list. */
export function moreLink(url: string, cursor: string): string {
  return `${nextLink(url, "cursor", cursor)}, </v1/exports>; rel="alternate"; title="POST to export the whole list"`;
}

/** The next page alone: the same request with one parameter moved on. */
export function nextLink(url: string, parameter: string, value: string): string {
  const next = new URL(url);
  next.searchParams.set(parameter, value);
  return `<${next.pathname}${next.search}>; rel="next"`;
}

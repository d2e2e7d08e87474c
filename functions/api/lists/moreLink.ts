/** The Link header of a CSV that did not hold all rows: the next page, and the job that exports the whole list. */
export function moreLink(url: string, cursor: string): string {
  return `${nextLink(url, cursor)}, </v1/exports>; rel="alternate"; title="POST to export the whole list"`;
}

/** The next page alone. */
export function nextLink(url: string, cursor: string): string {
  const next = new URL(url);
  next.searchParams.set("cursor", cursor);
  return `<${next.pathname}${next.search}>; rel="next"`;
}

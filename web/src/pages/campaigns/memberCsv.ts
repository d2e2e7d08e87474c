/** Rows a request; the most that one answers. */
const pageSize = 10_000;

/**
 * The whole list of a group as CSV, page after page: the first with its header, the others without.
 *
 * @param ask a request with the session's key
 * @throws what `ask` throws
 */
export async function memberCsv(
  path: string,
  arm: string,
  ask: (path: string, init: RequestInit) => Promise<Response>,
): Promise<string> {
  let csv = "";
  for (let offset = 0; ; offset += pageSize) {
    const query = new URLSearchParams({ arm, limit: String(pageSize), offset: String(offset) });
    const answer = await ask(`${path}/members?${query}`, { headers: { Accept: "text/csv" } });
    const page = await answer.text();
    csv += offset === 0 ? page : page.slice(page.indexOf("\n") + 1);
    if (!answer.headers.get("Link")?.includes('rel="next"')) return csv;
  }
}

import { createHash } from "node:crypto";
import type * as z from "zod";
import type { SavedFilter } from "../../contract/savedFilter.ts";
import type { savedFilterSchema } from "../../contract/schemas/savedFilters.ts";

/** The id of a name: saving it again replaces what it stood for, and saving it twice at once leaves one. */
export function filterId(name: string): string {
  const hash = createHash("sha256").update(name.normalize("NFC")).digest("base64url");
  return `f_${hash.slice(0, 16)}`;
}

/** A saved filter with the address of its list. */
export function shownFilter({ savedAt, ...filter }: SavedFilter): z.infer<typeof savedFilterSchema> {
  const { segment, filters, sort } = filter;
  const query = new URLSearchParams({ sort });
  for (const [name, value] of Object.entries(filters)) query.set(name, String(value));
  const list = `/v1/segments/${encodeURIComponent(segment)}/customers?${query}`;
  return { ...filter, list, savedAt: new Date(savedAt).toISOString() };
}

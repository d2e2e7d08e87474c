import type { ListFilters, ListSort } from "./schemas/lists.ts";

/** A list that somebody narrowed and gave a name; it names no customer. */
export interface SavedFilter {
  id: string;
  name: string;
  segment: string;
  filters: ListFilters;
  sort: ListSort;
  /** Milliseconds. */
  savedAt: number;
}

import type { ListQuery } from "../../contract/schemas/lists.ts";
import { rowFilter } from "../../scoring/lists/rowFilter.ts";
import { rankedBy } from "../../store/customerItem.ts";
import type { ListedCustomer, ListPosition, Store } from "../../store/types.ts";

/** Rows read at once where the first read did not fill the page: filters pass few. */
const chunkSize = 250;

export interface LivePage {
  rows: ListedCustomer[];
  /** Where to go on; null when the list has ended. */
  next: ListPosition | null;
  /** Rows passed over because they changed after the walk began. */
  passed: number;
}

/**
 * One page of a segment by CLV, from the live index: members that meet the filters and did not change since the
 * walk began. Looks ahead until the page is full, the list ends or the budget is spent.
 *
 * @param page.budget rows the page may look at before it is given as it is, with where to go on
 */
export async function listLive(
  store: Store,
  segment: string,
  query: ListQuery,
  page: { after: ListPosition | undefined; startedAt: number; limit: number; budget: number },
): Promise<LivePage> {
  const meets = rowFilter(query);
  const rows: ListedCustomer[] = [];
  let passed = 0;
  let looked = 0;
  let after = page.after;
  while (looked < page.budget) {
    const limit = looked === 0 ? page.limit : Math.max(page.limit - rows.length, chunkSize);
    const chunk = await store.customers.list(segment, { after, limit });
    for (const [place, row] of chunk.rows.entries()) {
      if (row.changedAt > page.startedAt) passed += 1;
      else if (meets(row)) rows.push(row);
      const ended = chunk.next === null && place === chunk.rows.length - 1;
      if (rows.length === page.limit && !ended)
        return { rows, next: { rank: rankedBy(row), customerId: row.customerId }, passed };
    }
    if (chunk.next === null) return { rows, next: null, passed };
    after = chunk.next;
    looked += chunk.rows.length;
  }
  return { rows, next: after ?? null, passed };
}

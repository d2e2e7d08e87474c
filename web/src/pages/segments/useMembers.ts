import { useEffect, useRef, useState } from "preact/hooks";
import type { CustomerList, ListedCustomer } from "../../api/answers.ts";
import { get } from "../../api/client.ts";
import { useCell } from "../../app/cell.ts";
import { session } from "../../app/session.ts";
import { type ListView, listPath } from "./listView.ts";
import { PageCache } from "./pageCache.ts";

/** What pages say of the whole list. */
export type ListFacts = Pick<CustomerList, "counted" | "mixed" | "asOf" | "moved" | "label">;

export interface Members {
  pages: PageCache<ListedCustomer>;
  facts: ListFacts;
}

/** Rows a page: few requests while one scrolls on, and each answered at once. */
const pageSize = 500;

export interface MembersState {
  /** The list to show; while another is read, the one before. Null before the first. */
  members: Members | null;
  /** Another list than the one shown is being read. */
  reading: boolean;
  failure: unknown;
  /** Reads the list anew. */
  reload(): void;
}

/** The list of a segment under a view; null reads nothing. */
export function useMembers(segment: string | null, view: ListView): MembersState {
  const key = useCell(session);
  const [shown, setShown] = useState<(Members & { path: string }) | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  const [, redraw] = useState(0);
  const latest = useRef(view);
  latest.current = view;
  const path = segment === null ? null : listPath(segment, view, { limit: pageSize });

  useEffect(() => {
    if (segment === null || path === null) return;
    const asked = new AbortController();
    const of = latest.current;
    let facts: ListFacts | null = null;
    const pages: PageCache<ListedCustomer> = new PageCache(
      async (cursor) => {
        const list = await get<CustomerList>(
          listPath(segment, of, { cursor, limit: pageSize }),
          asked.signal,
        );
        const { counted, mixed, asOf, moved, label } = list;
        facts = {
          counted: counted ?? facts?.counted ?? null,
          mixed,
          asOf,
          moved: moved ?? facts?.moved ?? null,
          label,
        };
        return { rows: list.customers, cursor: list.cursor };
      },
      () => {
        if (asked.signal.aborted) return;
        if (facts !== null) setShown({ pages, facts, path });
        setFailure(facts === null ? pages.failure : null);
        redraw((n) => n + 1);
      },
    );
    setFailure(null);
    pages.want(0, 1);
    return () => asked.abort();
  }, [path, turn, key]);

  return {
    members: shown,
    reading: shown?.path !== path && failure === null,
    failure,
    reload: () => setTurn((n) => n + 1),
  };
}

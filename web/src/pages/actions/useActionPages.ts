import { useCallback, useEffect, useState } from "preact/hooks";
import type { Action, Actions } from "../../api/answers.ts";
import { get } from "../../api/client.ts";
import type { ApiProblem } from "../../api/problem.ts";

/** Actions a page. */
const pageSize = 50;

export interface ActionPages {
  /** The first page's facts; null before it has come. */
  facts: Actions | null;
  actions: readonly Action[];
  problem: ApiProblem | null;
  busy: boolean;
  /** Reads the next page; null on the last. */
  more: (() => void) | null;
  reload(): void;
}

type Held = Pick<ActionPages, "facts" | "actions" | "problem" | "busy"> & { cursor: string | null };
const nothing: Held = { facts: null, actions: [], problem: null, busy: true, cursor: null };

/** The day's actions, page after page as they are asked for; from the start again for another kind. */
export function useActionPages(kind: string | null): ActionPages {
  const [held, hold] = useState(nothing);
  const [turn, setTurn] = useState(0);

  const read = useCallback(
    async (cursor: string | null, signal?: AbortSignal) => {
      const query = new URLSearchParams({ limit: String(pageSize), state: "all" });
      if (kind !== null) query.set("kind", kind);
      if (cursor !== null) query.set("cursor", cursor);
      hold((before) => (cursor === null ? nothing : { ...before, busy: true, problem: null }));
      try {
        const page = await get<Actions>(`/v1/actions?${query}`, signal);
        hold((before) => ({
          facts: before.facts ?? page,
          actions: [...before.actions, ...page.actions],
          problem: null,
          busy: false,
          cursor: page.nextCursor,
        }));
      } catch (error) {
        if (!signal?.aborted) hold((before) => ({ ...before, busy: false, problem: error as ApiProblem }));
      }
    },
    [kind],
  );

  useEffect(() => {
    const asked = new AbortController();
    read(null, asked.signal);
    return () => asked.abort();
  }, [read, turn]);

  const { cursor } = held;
  return {
    ...held,
    more: cursor === null ? null : () => read(cursor),
    reload: () => setTurn((n) => n + 1),
  };
}

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { useCell } from "../app/cell.ts";
import { session } from "../app/session.ts";
import { get } from "./client.ts";
import type { ApiProblem } from "./problem.ts";

interface Loading<T> {
  state: "loading";
  /** What was shown before, where it still helps to see it. */
  data: T | null;
  problem: null;
}
interface Ready<T> {
  state: "ready";
  data: T;
  problem: null;
}
interface Failed<T> {
  state: "failed";
  data: T | null;
  problem: ApiProblem;
}
export type Resource<T> = (Loading<T> | Ready<T> | Failed<T>) & { reload(): void };

type Held<T> = (Loading<T> | Ready<T> | Failed<T>) & { path: string | null };

export interface ResourceOptions {
  /** While another path loads, keep showing what the path before gave: for lists that are filtered. */
  keep?: boolean;
}

/** What a path of the API answers, read when the component appears and whenever the path changes; null reads nothing. */
export function useResource<T>(path: string | null, { keep = false }: ResourceOptions = {}): Resource<T> {
  const key = useCell(session);
  const [held, hold] = useState<Held<T>>({ state: "loading", data: null, problem: null, path });
  const [turn, setTurn] = useState(0);
  const latest = useRef(held);
  latest.current = held;

  useEffect(() => {
    if (path === null) return;
    const asked = new AbortController();
    const before = latest.current;
    const data = keep || before.path === path ? before.data : null;
    hold({ state: "loading", data, problem: null, path });
    get<T>(path, asked.signal).then(
      (answer) => !asked.signal.aborted && hold({ state: "ready", data: answer, problem: null, path }),
      (problem: ApiProblem) => !asked.signal.aborted && hold({ state: "failed", data, problem, path }),
    );
    return () => asked.abort();
  }, [path, turn, key, keep]);

  const reload = useCallback(() => setTurn((n) => n + 1), []);
  // The answer of the path before must not be taken for this one's before the effect has run.
  if (held.path !== path) {
    return { state: "loading", data: keep ? held.data : null, problem: null, reload };
  }
  return { ...held, reload };
}

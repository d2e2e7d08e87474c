import { useEffect, useRef, useState } from "preact/hooks";
import type { ListFilters } from "../../../../functions/contract/schemas/lists.ts";
import { hrefTo } from "../../app/route.ts";
import { navigate } from "../../app/useRoute.ts";
import { type ListView, queryOf } from "./listView.ts";

/** Milliseconds of quiet before what is typed goes into the address, and so to the service. */
const quiet = 250;

/**
 * Filters as they are typed. The address follows once one pauses; where it changes by itself (a link, the way
 * back), it is followed.
 */
export function useFilterDraft(
  segment: string,
  view: ListView,
): [ListFilters, (filters: ListFilters) => void] {
  const address = hrefTo("segments", [segment], queryOf(view));
  const [held, setHeld] = useState({ address, filters: view.filters });
  const filters = held.address === address ? held.filters : view.filters;
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), [address]);

  function change(next: ListFilters): void {
    setHeld({ address, filters: next });
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      const to = hrefTo("segments", [segment], queryOf({ ...view, filters: next }));
      setHeld({ address: to, filters: next });
      navigate(to, { replace: true });
    }, quiet);
  }
  return [filters, change];
}

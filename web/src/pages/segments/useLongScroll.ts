import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";
import { scrolled, scrolledHeight, scrollTopOf } from "./longScroll.ts";

/** Height of the names above the rows, which cover what is scrolled under them. */
const headHeight = 44;

/**
 * Scrolls a list of any height in an element that browsers can still hold.
 *
 * @param list height of the whole list in pixels
 */
export function useLongScroll(list: number, rowHeight: number) {
  const ref = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(600);
  const place = useRef({ top: 0, listTop: 0 });
  const [{ top, listTop }, setPlace] = useState(place.current);
  const extent = { list: Math.max(list, view), view };
  const known = useRef(extent);
  known.current = extent;

  const put = useCallback((next: { top: number; listTop: number }) => {
    place.current = next;
    setPlace(next);
  }, []);

  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setView(Math.max(rowHeight, element.clientHeight - headHeight));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    const onScroll = () => {
      const now = element.scrollTop;
      if (Math.abs(now - place.current.top) < 1) return;
      const { listTop: to, putTop } = scrolled(place.current, now, known.current);
      put({ top: putTop ?? now, listTop: to });
      if (putTop !== null) element.scrollTop = putTop;
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [put, rowHeight]);

  /** Brings a place of the list to the top, or only just into sight. */
  const show = useCallback(
    (target: number, how: "start" | "near") => {
      const { listTop: from } = place.current;
      const { list: whole, view: seen } = known.current;
      let to = target;
      if (how === "near") {
        if (target >= from && target + rowHeight <= from + seen) return;
        if (target > from) to = target + rowHeight - seen;
      }
      to = Math.max(0, Math.min(to, whole - seen));
      const scrollTop = scrollTopOf(to, known.current);
      put({ top: scrollTop, listTop: to });
      if (ref.current) ref.current.scrollTop = scrollTop;
    },
    [put, rowHeight],
  );

  return { ref, height: scrolledHeight(extent), listTop, view, offset: listTop - top, show };
}

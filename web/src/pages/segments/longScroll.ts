/**
 * Browsers cut elements off beyond some 17 million pixels, which a list of a million rows passes. So an element of at
 * most `tallest` pixels is scrolled, and stands for a list of any height: near both ends, and for every small step,
 * pixel for pixel; a long jump (the thumb was dragged) goes to the same share of the list.
 */
const tallest = 8_000_000;
/** Pixels at either end that are scrolled one for one. */
const exact = 500_000;
/** How far the thumb may be from where it belongs before it is put right. */
const drift = 100_000;

export interface Extent {
  /** Height of the whole list, in pixels. */
  list: number;
  /** Height of what shows. */
  view: number;
}

/** Height of the element that is scrolled. */
export const scrolledHeight = ({ list }: Extent): number => Math.min(list, tallest);

/** Where in the list the scroll position of an element stands after a jump. */
export function listTopOf(top: number, extent: Extent): number {
  const { list, view } = extent;
  if (list <= tallest) return clamp(top, 0, list - view);
  const [mostTop, mostList] = [tallest - view, list - view];
  if (top <= exact) return Math.max(0, top);
  if (top >= mostTop - exact) return Math.min(mostList, mostList - (mostTop - top));
  const share = (top - exact) / (mostTop - 2 * exact);
  return exact + share * (mostList - 2 * exact);
}

/** Where the element belongs for a place in the list: the inverse of `listTopOf`. */
export function scrollTopOf(listTop: number, extent: Extent): number {
  const { list, view } = extent;
  const [mostTop, mostList] = [tallest - view, list - view];
  const place = clamp(listTop, 0, mostList);
  if (list <= tallest || place <= exact) return place;
  if (place >= mostList - exact) return mostTop - (mostList - place);
  const share = (place - exact) / (mostList - 2 * exact);
  return exact + share * (mostTop - 2 * exact);
}

export interface Scrolled {
  /** Place in the list. */
  listTop: number;
  /** Where the element must be put; null where it may stay. */
  putTop: number | null;
}

/** What a scroll of the element means. */
export function scrolled(before: { top: number; listTop: number }, top: number, extent: Extent): Scrolled {
  const { list, view } = extent;
  if (list <= tallest) return { listTop: clamp(top, 0, list - view), putTop: null };
  const step = top - before.top;
  if (Math.abs(step) > 3 * view) return { listTop: listTopOf(top, extent), putTop: null };
  const listTop = clamp(before.listTop + step, 0, list - view);
  const belongs = scrollTopOf(listTop, extent);
  const atEnd = top <= 0 || top >= tallest - view;
  const put = Math.abs(belongs - top) > drift || (atEnd && Math.abs(belongs - top) > 1);
  return { listTop, putTop: put ? belongs : null };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, Math.max(least, most)));
}

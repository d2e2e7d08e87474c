import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  listTopOf,
  scrolled,
  scrolledHeight,
  scrollTopOf,
} from "../../../web/src/pages/segments/longScroll.ts";

const view = 600;
const million = { list: 44_000_000, view };

describe("a list higher than browsers can hold", () => {
  test("is scrolled by an element that they can", () => {
    expect(scrolledHeight(million)).toBe(8_000_000);
    expect(scrolledHeight({ list: 9000, view })).toBe(9000);
  });

  test("has a place for the thumb for every place in the list, and back", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: million.list - view, noNaN: true }), (listTop) => {
        expect(listTopOf(scrollTopOf(listTop, million), million)).toBeCloseTo(listTop, 3);
      }),
    );
    expect([listTopOf(0, million), listTopOf(8_000_000 - view, million)]).toEqual([0, million.list - view]);
  });

  test("moves a small step pixel for pixel wherever one is, to the last row and back to the first", () => {
    let place = { top: 0, listTop: 0 };
    const wheel = (by: number) => {
      const top = Math.max(0, Math.min(place.top + by, 8_000_000 - view));
      const { listTop, putTop } = scrolled(place, top, million);
      const moved = listTop - place.listTop;
      place = { top: putTop ?? top, listTop };
      return moved;
    };
    for (let step = 0; step < 500; step += 1) expect(wheel(100)).toBe(100);
    place = { top: 4_000_000, listTop: listTopOf(4_000_000, million) };
    for (let step = 0; step < 3000; step += 1) expect(wheel(120)).toBeCloseTo(120, 5);
    place = { top: scrollTopOf(43_900_000, million), listTop: 43_900_000 };
    for (let step = 0; step < 2000; step += 1) wheel(100);
    expect(place).toEqual({ top: 8_000_000 - view, listTop: million.list - view });
    place = { top: scrollTopOf(100_000, million), listTop: 100_000 };
    for (let step = 0; step < 2000; step += 1) wheel(-100);
    expect(place).toEqual({ top: 0, listTop: 0 });
  });

  test("goes to the same share of the list when the thumb is dragged", () => {
    const { listTop } = scrolled({ top: 0, listTop: 0 }, 4_000_000, million);
    expect(listTop / million.list).toBeCloseTo(0.5, 2);
  });
});

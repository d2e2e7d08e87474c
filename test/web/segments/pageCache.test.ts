import { describe, expect, test } from "vitest";
import { PageCache } from "../../../web/src/pages/segments/pageCache.ts";

/** A list of so many numbers, in pages of so many; a cursor is the number it goes on with. */
function list(total: number, size: (from: number) => number, fails: () => boolean = () => false) {
  const asked: (string | null)[] = [];
  let changed = 0;
  const pages = new PageCache<number>(
    async (cursor) => {
      asked.push(cursor);
      if (fails()) throw new Error("no answer");
      const from = Number(cursor ?? 0);
      const to = Math.min(total, from + size(from));
      const rows = Array.from({ length: to - from }, (_, at) => from + at);
      return { rows, cursor: to >= total ? null : String(to) };
    },
    () => {
      changed += 1;
    },
  );
  /** Looks at rows as a list on screen does: again whenever something came. */
  async function look(from: number, to: number): Promise<void> {
    for (let seen = -1; seen !== changed; ) {
      seen = changed;
      pages.want(from, to);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return { pages, asked, look };
}

describe("a list of a million rows", () => {
  test("is held a few pages at a time, and each row comes at its place, forward and back", async () => {
    const { pages, look } = list(1_000_000, () => 500);
    let most = 0;
    for (let at = 0; at < 60_000; at += 700) {
      await look(at, at + 20);
      for (let row = at; row < at + 20; row += 1) expect(pages.row(row)).toBe(row);
      most = Math.max(most, pages.held);
    }
    expect(most).toBeLessThanOrEqual(14 * 500);
    expect(pages.row(0)).toBeUndefined();
    for (let at = 59_500; at >= 0; at -= 3500) {
      await look(at, at + 20);
      expect(pages.row(at)).toBe(at);
    }
    expect(pages.ended).toBe(false);
  });

  test("asks for the next page before one comes to it, and for no page twice at once", async () => {
    const { asked, look } = list(10_000, () => 500);
    await look(0, 20);
    expect(asked).toEqual([null, "500"]);
    await look(0, 20);
    expect(asked).toHaveLength(2);
  });
});

test("pages that come short, or empty, leave no gap", async () => {
  const { pages, look } = list(1000, (from) => (from % 3 === 0 ? 7 : 250));
  for (let at = 0; at < 1000; at += 20) {
    await look(at, at + 25);
    for (let row = at; row < at + 20; row += 1) expect(pages.row(row)).toBe(row);
  }
  await look(990, 1000);
  expect([pages.known, pages.ended]).toEqual([1000, true]);
});

test("after a failure nothing is asked until one tries again", async () => {
  let down = true;
  const { pages, asked, look } = list(
    100,
    () => 50,
    () => down,
  );
  await look(0, 20);
  await look(0, 20);
  expect(asked).toHaveLength(1);
  expect(pages.failure).toBeInstanceOf(Error);
  down = false;
  pages.retry();
  await look(0, 20);
  expect(pages.row(19)).toBe(19);
  expect(pages.failure).toBeNull();
});

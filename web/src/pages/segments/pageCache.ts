/** A page of a list that is walked by cursors. */
export interface CursorPage<T> {
  rows: readonly T[];
  /** Where the list goes on; null after its last page. */
  cursor: string | null;
}

interface Place {
  /** The first row's position in the list. */
  from: number;
  rows: number;
  /** What gave the page; null for the first. */
  cursor: string | null;
}

/** Pages held at once; those furthest from what is looked at are let go, and read again by their cursors. */
const kept = 12;

/**
 * A list of any length, of which only pages near the rows looked at are held. Cursors go forward only, so a list is
 * known as far as it has been walked; where each page walked begins is remembered, and one let go comes back.
 */
export class PageCache<T> {
  /** Rows walked so far. */
  known = 0;
  /** Whether these are all. */
  ended = false;
  /** Why the last page asked for did not come; null while all is well. */
  failure: unknown = null;
  private readonly places: Place[] = [];
  private readonly pages = new Map<number, readonly T[]>();
  private readonly asked = new Set<number>();
  private next: string | null = null;
  private near: [number, number] = [0, 0];
  private readonly fetch: (cursor: string | null) => Promise<CursorPage<T>>;
  private readonly changed: () => void;

  constructor(fetch: (cursor: string | null) => Promise<CursorPage<T>>, changed: () => void) {
    this.fetch = fetch;
    this.changed = changed;
  }

  /** Rows held in memory. */
  get held(): number {
    let rows = 0;
    for (const page of this.pages.values()) rows += page.length;
    return rows;
  }

  /** A row, where its page is held and still has it. */
  row(index: number): T | undefined {
    const page = this.pageOf(index);
    return page < 0 ? undefined : this.pages.get(page)?.[index - this.places[page].from];
  }

  /** Whether a row was walked and its page came back without it: it moved meanwhile. */
  isGone(index: number): boolean {
    const page = this.pageOf(index);
    return page >= 0 && this.pages.has(page) && this.row(index) === undefined;
  }

  /** Sees to it that the rows from `from` to before `to` come, and the page after them. */
  want(from: number, to: number): void {
    if (this.failure !== null) return;
    const last = Math.max(this.places.length - 1, 0);
    const first = this.known === 0 ? 0 : Math.max(this.pageOf(Math.min(from, this.known - 1)), 0);
    const final = to >= this.known ? last : Math.max(this.pageOf(to), 0);
    this.near = [first, final];
    for (let page = first; page <= final; page += 1) if (page < this.places.length) void this.load(page);
    const ahead = final + 1;
    if (ahead < this.places.length) void this.load(ahead);
    else if (!this.ended) void this.load(this.places.length);
  }

  /** Asks again for what failed. */
  retry(): void {
    this.failure = null;
    this.changed();
  }

  private async load(page: number): Promise<void> {
    if (this.pages.has(page) || this.asked.has(page)) return;
    const isNew = page === this.places.length;
    if (isNew && this.asked.size > 0) return;
    const cursor = isNew ? this.next : this.places[page].cursor;
    this.asked.add(page);
    try {
      const { rows, cursor: next } = await this.fetch(cursor);
      if (isNew) {
        this.places.push({ from: this.known, rows: rows.length, cursor });
        this.known += rows.length;
        this.next = next;
        this.ended = next === null;
      }
      this.pages.set(page, rows);
      this.failure = null;
      this.letGo();
    } catch (error) {
      this.failure = error;
    } finally {
      this.asked.delete(page);
      this.changed();
    }
  }

  private letGo(): void {
    const [first, last] = this.near;
    const distance = (page: number) => (page < first ? first - page : Math.max(page - last, 0));
    const furthest = [...this.pages.keys()].sort((p, q) => distance(q) - distance(p));
    for (const page of furthest.slice(0, Math.max(0, this.pages.size - kept))) {
      if (distance(page) > 1) this.pages.delete(page);
    }
  }

  /** The page a row is on; -1 for one not walked yet. Pages differ in length: some come short, even empty. */
  private pageOf(index: number): number {
    if (!(index >= 0 && index < this.known)) return -1;
    let [low, high] = [0, this.places.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.places[middle].from <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

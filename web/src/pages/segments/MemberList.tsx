import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { ListSort } from "../../../../functions/contract/schemas/lists.ts";
import type { ListedCustomer } from "../../api/answers.ts";
import { ApiProblem } from "../../api/problem.ts";
import { hrefTo } from "../../app/route.ts";
import { navigate } from "../../app/useRoute.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Failed } from "../../ui/Failed.tsx";
import { MemberHead } from "./MemberHead.tsx";
import { MemberRow } from "./MemberRow.tsx";
import type { PageCache } from "./pageCache.ts";
import { useLongScroll } from "./useLongScroll.ts";
import { words } from "./words.ts";
import "./members.css";

interface MemberListProps {
  pages: PageCache<ListedCustomer>;
  /** Counted by the service; null where it has not said. */
  total: number | null;
  label: string;
  currency: string;
  sort: ListSort;
  onSort(sort: ListSort): void;
}

const rowHeight = 44;
/** Rows drawn beyond what shows, so that a scroll meets no gap. */
const margin = 8;

/** A list of any length: only the rows that show are drawn, only pages near them are held. */
export function MemberList({ pages, total, label, currency, sort, onSort }: MemberListProps) {
  const { say } = useWords();
  const { number } = useFormat();
  const id = useId();
  const [active, setActive] = useState(0);
  const rows = pages.known + (pages.ended || pages.failure !== null ? 0 : 12);
  const { ref, height, listTop, view, offset, show } = useLongScroll(rows * rowHeight, rowHeight);
  const first = Math.max(0, Math.floor(listTop / rowHeight) - margin);
  const last = Math.min(rows, Math.ceil((listTop + view) / rowHeight) + margin);
  useEffect(() => pages.want(first, last));
  const before = useRef(pages);
  useEffect(() => {
    if (before.current === pages) return;
    before.current = pages;
    setActive(0);
    show(0, "start");
  }, [pages, show]);

  const go = (index: number) => {
    const to = Math.max(0, Math.min(index, pages.known - 1));
    setActive(to);
    show(to * rowHeight, "near");
  };
  const screen = Math.max(1, Math.floor(view / rowHeight) - 2);
  const moves: Record<string, () => void> = {
    ArrowDown: () => go(active + 1),
    ArrowUp: () => go(active - 1),
    PageDown: () => go(active + screen),
    PageUp: () => go(active - screen),
    Home: () => go(0),
    End: () => go(pages.known - 1),
    Enter: () => {
      const row = pages.row(active);
      if (row) navigate(hrefTo("customer", [row.customerId]));
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  const shownFrom = Math.min(pages.known, Math.floor(listTop / rowHeight) + 1);
  const shownTo = Math.min(pages.known, Math.floor((listTop + view) / rowHeight));
  const count = pages.ended ? pages.known : total;
  const range = { from: number(shownFrom), to: number(Math.max(shownFrom, shownTo)), total: number(count) };
  return (
    <div class="members">
      <div ref={ref} class="members-scroll">
        <table
          class="members-grid"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are moved among by arrow keys
          role="grid"
          tabIndex={0}
          aria-label={label}
          aria-describedby={`${id}-hint`}
          aria-rowcount={count === null ? -1 : count + 1}
          aria-activedescendant={pages.known > 0 ? `${id}-${active}` : undefined}
          onKeyDown={onKeyDown}
        >
          <MemberHead sort={sort} onSort={onSort} />
          <tbody class="members-body" style={{ blockSize: `${height}px` }}>
            {drawn(first, last, active).map((index) => (
              <MemberRow
                key={index}
                id={`${id}-${index}`}
                index={index}
                top={index * rowHeight - offset}
                active={index === active}
                row={pages.row(index)}
                gone={pages.isGone(index)}
                currency={currency}
                onPick={setActive}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div class="row members-foot muted small figures">
        <span>{say(count === null ? words.rowsShownMore : words.rowsShown, range)}</span>
        <span id={`${id}-hint`}>{say(words.listHint)}</span>
      </div>
      {pages.failure instanceof ApiProblem && <Failed problem={pages.failure} retry={() => pages.retry()} />}
    </div>
  );
}

/** Rows to draw: those in sight, and the active one, which screen readers are told of wherever it is. */
function drawn(first: number, last: number, active: number): number[] {
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
  return active >= first && active < last ? rows : [...rows, active];
}

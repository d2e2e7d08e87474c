import type { Segments } from "../../api/answers.ts";
import { hrefTo } from "../../app/route.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { segmentToken } from "../../ui/segmentToken.ts";
import { type ListView, queryOf } from "./listView.ts";
import { words } from "./words.ts";

interface SegmentTabsProps {
  segments: Segments;
  chosen: string;
  view: ListView;
}

/** The segments with their counts and money; each leads to its list, filtered as the one shown. */
export function SegmentTabs({ segments: { segments, currency }, chosen, view }: SegmentTabsProps) {
  const { say, language } = useWords();
  const format = useFormat();
  return (
    <nav aria-label={say(words.title)}>
      <ul class="segment-tabs">
        {segments.map(({ name, label, customers, share, clv }) => (
          <li key={name}>
            <a
              class="segment-tab"
              data-segment={segmentToken(name)}
              href={hrefTo("segments", [name], queryOf(view))}
              aria-current={name === chosen ? "true" : undefined}
            >
              <span class="segment-tab-name">{label[language]}</span>
              <span class="segment-tab-count figures">{format.number(customers)}</span>
              <span class="muted small figures">
                {[
                  share === null ? null : say(words.share, { share: format.percent(share) }),
                  clv === null ? null : format.moneyCompact(clv, currency),
                ]
                  .filter((part) => part !== null)
                  .join(" · ")}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

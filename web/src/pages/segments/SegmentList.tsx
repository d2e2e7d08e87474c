import { useState } from "preact/hooks";
import type { ListSort } from "../../../../functions/contract/schemas/lists.ts";
import type { Kpis } from "../../api/answers.ts";
import { ApiProblem } from "../../api/problem.ts";
import { useResource } from "../../api/useResource.ts";
import { hrefTo } from "../../app/route.ts";
import { navigate } from "../../app/useRoute.ts";
import { useWords } from "../../i18n/useWords.ts";
import type { Words } from "../../i18n/words.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { AudienceDialog } from "./audience/AudienceDialog.tsx";
import { ExportDialog } from "./ExportDialog.tsx";
import { FilterChips } from "./FilterChips.tsx";
import { FilterPanel } from "./FilterPanel.tsx";
import { type ListView, queryOf } from "./listView.ts";
import { MemberList } from "./MemberList.tsx";
import { SaveDialog } from "./SaveDialog.tsx";
import { SavedFilterList } from "./SavedFilterList.tsx";
import type { SavedFilters } from "./savedFilters.ts";
import { SortSelect } from "./SortSelect.tsx";
import { Totals } from "./Totals.tsx";
import { useFilterDraft } from "./useFilterDraft.ts";
import { useMembers } from "./useMembers.ts";
import { words } from "./words.ts";

interface SegmentListProps {
  /** Counts are null for a segment that an address names and nobody knows. */
  segment: { name: string; label: Words; customers: number | null };
  view: ListView;
  currency: string;
  /** What the page's own buttons have opened. */
  open: OpenDialog;
  onClose(): void;
}

export type OpenDialog = "export" | "audience" | null;

/** One segment: its filters, what those who meet them are worth, and who they are. */
export function SegmentList({ segment, view, currency, open, onClose }: SegmentListProps) {
  const { say, count, language } = useWords();
  const [filtering, setFiltering] = useState(false);
  const [saving, setSaving] = useState(false);
  const saved = useResource<SavedFilters>("/v1/filters");
  const { name, label, customers } = segment;
  const [filters, setFilters] = useFilterDraft(name, view);
  const channels = useResource<Kpis>("/v1/kpis?by=channel");
  const { members, reading, failure, reload } = useMembers(name, view);
  const onSort = (sort: ListSort) =>
    navigate(hrefTo("segments", [name], queryOf({ sort, filters })), { replace: true });
  const facts = members?.facts;
  const counted = facts?.counted ?? null;
  const isEmpty = members?.pages.ended && members.pages.known === 0;
  const filtered = Object.keys(view.filters).length > 0;
  return (
    <Card
      title={label[language]}
      actions={
        <>
          <SortSelect sort={view.sort} onSort={onSort} />
          <Button icon="rules" pressed={filtering} onClick={() => setFiltering(!filtering)}>
            {say(words.filters)}
          </Button>
          <Button icon="done" onClick={() => setSaving(true)}>
            {say(words.saveFilter)}
          </Button>
        </>
      }
    >
      {filtering && (
        <FilterPanel
          filters={filters}
          currency={currency}
          channels={(channels.data?.rows ?? []).flatMap((row) => row.name ?? [])}
          onFilters={setFilters}
        />
      )}
      <SavedFilterList saved={saved} />
      <FilterChips filters={filters} currency={currency} onFilters={setFilters} />
      {failure instanceof ApiProblem && <Failed problem={failure} retry={reload} />}
      {members === null && failure === null && <Loading lines={10} />}
      {members !== null && failure === null && (
        <div class={reading ? "stack members-busy" : "stack"} aria-busy={reading}>
          {counted && (
            <Totals counted={counted} members={customers ?? counted.customers} currency={currency} />
          )}
          {facts?.mixed && <p class="muted small">{say(words.mixed)}</p>}
          {isEmpty ? (
            <Empty
              title={say(filtered ? words.nobodyMatches : words.nobody)}
              actions={
                filtered ? (
                  <Button onClick={() => setFilters({})}>{say(words.clearFilters)}</Button>
                ) : (
                  <Button href={hrefTo("rules")}>{say(words.toRules)}</Button>
                )
              }
            >
              {say(filtered ? words.nobodyMatchesAdvice : words.nobodyAdvice)}
            </Empty>
          ) : (
            <MemberList
              pages={members.pages}
              total={counted?.customers ?? (filtered ? null : customers)}
              label={say(words.list, { segment: label[language] })}
              currency={currency}
              sort={view.sort}
              onSort={onSort}
            />
          )}
          {facts?.moved ? (
            <p class="row muted small">
              {count(words.movedNote, facts.moved)}
              <Button kind="quiet" onClick={reload}>
                {say(words.readAgain)}
              </Button>
            </p>
          ) : null}
        </div>
      )}
      <SaveDialog
        open={saving}
        segment={name}
        view={{ sort: view.sort, filters }}
        onClose={() => setSaving(false)}
        onSaved={saved.reload}
      />
      <AudienceDialog
        open={open === "audience"}
        onClose={onClose}
        segment={name}
        view={{ sort: view.sort, filters }}
      />
      <ExportDialog
        open={open === "export"}
        onClose={onClose}
        segment={name}
        view={view}
        rows={counted?.customers ?? (filtered ? null : customers)}
      />
    </Card>
  );
}

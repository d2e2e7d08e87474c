import { useState } from "preact/hooks";
import { ApiProblem } from "../../api/problem.ts";
import type { Resource } from "../../api/useResource.ts";
import { useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { deleteFilter, hrefOf, type SavedFilter, type SavedFilters } from "./savedFilters.ts";
import { words } from "./words.ts";

/** The lists that somebody saved, each a link; nothing where there are none. */
export function SavedFilterList({ saved }: { saved: Resource<SavedFilters> }) {
  const { say } = useWords();
  const [leaving, setLeaving] = useState<SavedFilter | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const filters = saved.data?.filters ?? [];
  if (saved.state === "failed") return <Failed problem={saved.problem} retry={saved.reload} />;
  if (filters.length === 0) return null;

  async function remove(): Promise<void> {
    if (leaving === null) return;
    try {
      await deleteFilter(leaving.id);
      setLeaving(null);
      saved.reload();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
  }

  return (
    <nav class="row" aria-label={say(words.savedFilters)}>
      <span class="muted small">{say(words.savedFilters)}</span>
      {filters.map((filter) => (
        <span key={filter.id} class="chip saved">
          <a href={hrefOf(filter)}>
            <bdi>{filter.name}</bdi>
          </a>
          <button
            type="button"
            aria-label={say(words.deleteFilter, { name: filter.name })}
            onClick={() => {
              setProblem(null);
              setLeaving(filter);
            }}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <Dialog
        title={say(words.deleteTitle, { name: leaving?.name ?? "" })}
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        actions={
          <>
            <Button onClick={() => setLeaving(null)}>{say(words.keep)}</Button>
            <Button kind="danger" onClick={() => void remove()}>
              {say(words.deleteNow)}
            </Button>
          </>
        }
      >
        <p>{say(words.deleteNote)}</p>
        {problem && <Failed problem={problem} />}
      </Dialog>
    </nav>
  );
}

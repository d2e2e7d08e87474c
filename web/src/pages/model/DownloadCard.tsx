import { useState } from "preact/hooks";
import { request } from "../../api/client.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { saveFile } from "../../ui/saveFile.ts";
import { words } from "./words.ts";

/** Gives the whole card of a model as Markdown, in the reader's language. */
export function DownloadCard({ id }: { id: string }) {
  const { say, language } = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const fetchCard = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const path = `/v1/models/${encodeURIComponent(id)}?lang=${language}`;
      const answer = await request(path, { headers: { Accept: "text/markdown" } });
      saveFile(`model-card-${language}.md`, await answer.text(), "text/markdown;charset=utf-8");
    } catch (error) {
      setProblem(error as ApiProblem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button icon="download" busy={busy} onClick={fetchCard}>
        {say(words.download)}
      </Button>
      {problem && <Failed problem={problem} />}
    </>
  );
}

import { useState } from "preact/hooks";
import { request } from "../../api/client.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { common } from "../../i18n/common.ts";
import { useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { saveFile } from "../../ui/saveFile.ts";

interface DayCsvProps {
  on: string | null;
  /** All kinds where null. */
  kind?: string | null;
}

/** Downloads the day's list, up to 10,000 actions. */
export function DayCsv({ on, kind = null }: DayCsvProps) {
  const { say } = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  async function download(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const path = kind === null ? "/v1/actions" : `/v1/actions?kind=${kind}`;
      const response = await request(path, { headers: { Accept: "text/csv" } });
      saveFile(`actions-${on}.csv`, await response.blob());
    } catch (error) {
      setProblem(error as ApiProblem);
    }
    setBusy(false);
  }
  return (
    <>
      <Button kind="quiet" icon="download" busy={busy} label={say(common.downloadCsv)} onClick={download}>
        CSV
      </Button>
      {problem && <Failed problem={problem} />}
    </>
  );
}

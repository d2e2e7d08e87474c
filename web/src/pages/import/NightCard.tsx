import { useEffect, useRef, useState } from "preact/hooks";
import type { z } from "zod";
import type { runStartedSchema } from "../../../../functions/contract/schemas/runs.ts";
import type { Run, Runs, Segments } from "../../api/answers.ts";
import { get, send } from "../../api/client.ts";
import { ApiProblem } from "../../api/problem.ts";
import { watchRun } from "../../api/watchRun.ts";
import { hrefTo } from "../../app/route.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { words } from "./words.ts";

/** Offers to run a night on what was imported, and shows it through to the first list of segments. */
export function NightCard() {
  const { say, language } = useWords();
  const format = useFormat();
  const [run, setRun] = useState<Run | "starting" | null>(null);
  const [since, setSince] = useState(0);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [segments, setSegments] = useState<Segments | null>(null);
  const left = useRef(new AbortController());
  useEffect(() => {
    left.current = new AbortController();
    return () => left.current.abort();
  }, []);
  const underWay = run === "starting" || run?.state === "running";
  const seconds = useSeconds(underWay);

  async function start(): Promise<void> {
    const { signal } = left.current;
    setProblem(null);
    setRun("starting");
    setSince(Date.now());
    try {
      const { runs } = await get<Runs>("/v1/runs?limit=30", signal);
      const { runId, started } = await send<z.infer<typeof runStartedSchema>>("POST", "/v1/runs");
      const before = started ? (runs.find(({ id }) => id === runId) ?? null) : null;
      const over = await watchRun(runId, before, setRun, signal);
      if (over?.state === "done") setSegments(await get<Segments>("/v1/segments", signal));
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof ApiProblem)) throw error;
      setRun(null);
      setProblem(error);
    }
  }

  const time = format.number(Math.max(0, Math.round((seconds - since) / 1000)));
  const isDone = run !== null && run !== "starting" && run.state === "done";
  return (
    <Card
      title={say(isDone ? words.nightDone : words.night)}
      subtitle={isDone ? undefined : say(words.nightNote)}
    >
      <div role="status" class="stack import-news">
        {underWay && (
          <>
            <p class="figures" aria-live="off">
              {say(words.nightRuns, { time: say(words.seconds, { n: time }) })}
            </p>
            <progress class="import-progress" aria-label={say(words.nightRuns, { time: "" })} />
          </>
        )}
        {run !== null && run !== "starting" && run.state === "failed" && (
          <p>{say(words.nightFailed, { reason: run.reason ?? "" })}</p>
        )}
      </div>
      {segments && (
        <DataTable
          caption={say(words.nightDone)}
          quiet
          rows={segments.segments}
          columns={[
            {
              name: "segment",
              label: say(words.segment),
              value: (row) => row.name,
              show: (row) => (
                <a href={hrefTo("segments", [row.name])}>
                  <Badge segment={row.name}>{row.label[language]}</Badge>
                </a>
              ),
            },
            {
              name: "customers",
              label: say(words.customers),
              numeric: true,
              value: (row) => row.customers,
              show: (row) => format.number(row.customers),
            },
            {
              name: "clv",
              label: say(words.predictedValue),
              numeric: true,
              value: (row) => row.clv,
              show: (row) => format.moneyWhole(row.clv, segments.currency),
            },
          ]}
        />
      )}
      {problem && <Failed problem={problem} />}
      <div class="row">
        {!isDone && (
          <Button kind="primary" busy={underWay} onClick={() => void start()}>
            {say(words.startNight)}
          </Button>
        )}
        {isDone && (
          <Button kind="primary" href={hrefTo("segments")}>
            {say(words.toSegments)}
          </Button>
        )}
      </div>
    </Card>
  );
}

/** The present instant, told each second while something runs. */
function useSeconds(running: boolean): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!running) return;
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, [running]);
  return now;
}

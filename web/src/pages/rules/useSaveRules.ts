import { useEffect, useRef, useState } from "preact/hooks";
import type { RuleRecipe } from "../../../../model/segments/ruleset.ts";
import type { Run } from "../../api/answers.ts";
import { send } from "../../api/client.ts";
import { ApiProblem } from "../../api/problem.ts";
import { watchRun } from "../../api/watchRun.ts";
import type { RulesSaved } from "./answers.ts";

export interface SavingState {
  saving: boolean;
  /** Somebody saved other rules in between. */
  conflict: boolean;
  problem: ApiProblem | null;
  /** The re-segmentation that the last saving started, as it stands. */
  run: Run | "starting" | null;
}

const quiet: SavingState = { saving: false, conflict: false, problem: null, run: null };

/**
 * Saves rules and watches everyone being placed anew.
 *
 * @param settled told once the rules are saved, and again when the run is over
 */
export function useSaveRules(settled: () => void) {
  const [state, setState] = useState<SavingState>(quiet);
  const left = useRef(new AbortController());
  useEffect(() => {
    left.current = new AbortController();
    return () => left.current.abort();
  }, []);

  /** @param version as read; undefined puts them in place of whatever is there */
  async function save(recipe: RuleRecipe, version: number | undefined): Promise<void> {
    const { signal } = left.current;
    setState({ ...quiet, saving: true });
    try {
      const { runId } = await send<RulesSaved>("PUT", "/v1/rules", { ...recipe, version });
      setState({ ...quiet, run: "starting" });
      settled();
      await watchRun(runId, null, (run) => !signal.aborted && setState({ ...quiet, run }), signal);
      if (!signal.aborted) settled();
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof ApiProblem)) throw error;
      setState(error.status === 409 ? { ...quiet, conflict: true } : { ...quiet, problem: error });
    }
  }
  return { ...state, save, forget: () => setState(quiet) };
}

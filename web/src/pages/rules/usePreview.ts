import { useEffect, useState } from "preact/hooks";
import type { RuleRecipe } from "../../../../model/segments/ruleset.ts";
import { request } from "../../api/client.ts";
import { ApiProblem } from "../../api/problem.ts";
import type { RulesPreview } from "./answers.ts";

/** Milliseconds a slider rests before what it would move is counted. */
const quiet = 200;

export interface PreviewState {
  /** The last one counted, perhaps of rules before. */
  preview: RulesPreview | null;
  counting: boolean;
  problem: ApiProblem | null;
}

/**
 * What rules would move, counted anew whenever they rest; null counts nothing.
 *
 * @param turn counts up when customers have moved, so that the same rules move others
 */
export function usePreview(recipe: RuleRecipe | null, turn: number): PreviewState {
  const [state, setState] = useState<PreviewState>({ preview: null, counting: true, problem: null });
  const body = recipe === null ? null : JSON.stringify(recipe);
  useEffect(() => {
    if (body === null) return;
    const asked = new AbortController();
    setState(({ preview }) => ({ preview, counting: true, problem: null }));
    const waiting = setTimeout(async () => {
      try {
        const answer = await request("/v1/rules/preview", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body,
          signal: asked.signal,
        });
        const preview: RulesPreview = await answer.json();
        if (!asked.signal.aborted) setState({ preview, counting: false, problem: null });
      } catch (error) {
        if (asked.signal.aborted) return;
        if (!(error instanceof ApiProblem)) throw error;
        setState(({ preview }) => ({ preview, counting: false, problem: error }));
      }
    }, quiet);
    return () => {
      clearTimeout(waiting);
      asked.abort();
    };
  }, [body, turn]);
  return state;
}

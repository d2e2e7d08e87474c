import type { ApiProblem } from "../api/problem.ts";
import { common } from "../i18n/common.ts";
import { useWords } from "../i18n/useWords.ts";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import { problemWords } from "./problemWords.ts";
import "./States.css";

/** Says what went wrong in the reader's language, with the service's own words below, and how to go on. */
export function Failed({ problem, retry }: { problem: ApiProblem; retry?: () => void }) {
  const { say, language } = useWords();
  const { title, advice } = problemWords(problem);
  const values = { scope: problem.scope ?? "" };
  const { detail, problems = [] } = problem.problem;
  return (
    <div class="failed" role="alert">
      <p class="failed-title">
        <Icon name="warning" />
        <span>{say(title, values)}</span>
      </p>
      <p>{say(advice, values)}</p>
      {(language === "en" || problem.kind === "invalid-request" || problem.status >= 500) && (
        <p class="muted small" lang="en" dir="ltr">
          {problems.length > 0
            ? problems.map(({ field, message }) => `${field} ${message}`).join("; ")
            : detail}
        </p>
      )}
      {retry && <Button onClick={retry}>{say(common.retry)}</Button>}
    </div>
  );
}

import { useState } from "preact/hooks";
import { request } from "../api/client.ts";
import type { ApiProblem } from "../api/problem.ts";
import { common } from "../i18n/common.ts";
import { useWords } from "../i18n/useWords.ts";
import { Button } from "../ui/Button.tsx";
import { Failed } from "../ui/Failed.tsx";
import { Field } from "../ui/Field.tsx";
import { Page } from "../ui/Page.tsx";
import { Brand } from "./Brand.tsx";
import { signIn } from "./session.ts";
import { ViewControls } from "./ViewControls.tsx";
import { words } from "./words.ts";
import "./SignIn.css";

/** Asks for a key, and tries it before it is taken. */
export function SignIn() {
  const { say } = useWords();
  const [key, setKey] = useState("");
  const [misshapen, setMisshapen] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const given = key.trim();
    const shaped = /^saf_[^_\s]+_\S+$/.test(given);
    setMisshapen(!shaped);
    setProblem(null);
    if (!shaped) return;
    setBusy(true);
    const refused = await refusalOf(given);
    setBusy(false);
    if (refused === null) signIn(given);
    else setProblem(refused);
  }

  return (
    <main class="sign-in">
      <Page title={say(words.signIn)} subtitle={say(words.promise)} actions={<Brand />}>
        <form class="stack" onSubmit={submit} noValidate>
          <Field
            label={say(words.key)}
            type="password"
            autocomplete="off"
            spellcheck={false}
            dir="ltr"
            required
            value={key}
            onValue={setKey}
            hint={say(words.keyHint)}
            error={misshapen ? say(words.keyShape) : null}
          />
          {problem && <Failed problem={problem} />}
          <div class="row">
            <Button kind="primary" type="submit" busy={busy}>
              {say(busy ? common.loading : words.signIn)}
            </Button>
            <span class="muted small">{say(words.whereKey)}</span>
          </div>
        </form>
        <ViewControls />
      </Page>
    </main>
  );
}

/** Why a key is not taken; null for one that is known, whatever it may be allowed to do. */
async function refusalOf(key: string): Promise<ApiProblem | null> {
  try {
    await request("/v1/segments", {}, key);
  } catch (error) {
    const problem = error as ApiProblem;
    if (problem.kind !== "scope-missing") return problem;
  }
  return null;
}

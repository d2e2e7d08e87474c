import { useState } from "preact/hooks";
import { defaultRecipe } from "../../../../model/segments/defaultRecipe.ts";
import type { RuleRecipe } from "../../../../model/segments/ruleset.ts";
import type { Segments } from "../../api/answers.ts";
import { useResource } from "../../api/useResource.ts";
import { useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Page } from "../../ui/Page.tsx";
import type { RulesInForce } from "./answers.ts";
import { RulesInWords } from "./ConditionTree.tsx";
import { CutoffSliders } from "./CutoffSliders.tsx";
import { sameRecipe } from "./cutoffs.ts";
import { PlacingNote } from "./PlacingNote.tsx";
import { PreviewCard } from "./PreviewCard.tsx";
import { usePreview } from "./usePreview.ts";
import { useSaveRules } from "./useSaveRules.ts";
import { words } from "./words.ts";
import "./rules.css";

/** The cut-offs between segments, and what moving them would change before it is saved. */
export default function RulesPage() {
  const { say } = useWords();
  const rules = useResource<RulesInForce>("/v1/rules");
  const segments = useResource<Segments>("/v1/segments");
  const [draft, setDraft] = useState<RuleRecipe | null>(null);
  const saved = rules.data?.saved ?? null;
  const recipe = draft ?? saved;
  const [turn, setTurn] = useState(0);
  const preview = usePreview(recipe, turn);
  const saving = useSaveRules(() => {
    rules.reload();
    segments.reload();
    setTurn((n) => n + 1);
  });
  const changed = recipe !== null && saved !== null && !sameRecipe(recipe, saved);
  const running = saving.run === "starting" || saving.run?.state === "running";
  // A key without the scope sees which one; the money of a shop without amounts is none.
  const failed = rules.state === "failed" ? rules : segments.state === "failed" ? segments : null;
  const hasMoney = segments.data?.segments.some(({ clv }) => clv !== null) ?? true;
  const currency = segments.data?.currency ?? "";
  const shown = hasMoney ? currency : null;

  async function save(version: number | undefined): Promise<void> {
    if (recipe === null) return;
    await saving.save(recipe, version);
  }

  return (
    <Page title={say(words.title)} subtitle={say(words.lead)}>
      {failed && <Failed problem={failed.problem} retry={failed.reload} />}
      {!failed && (rules.data === null || segments.data === null) && <Loading lines={10} />}
      {rules.data && segments.data && recipe && saved && (
        <>
          <PlacingNote saving={saving} inForce={sameRecipe(rules.data.inForce, saved)} />
          <div class="rules">
            <Card title={say(words.cutoffs)} subtitle={say(words.cutoffsNote)}>
              <CutoffSliders
                recipe={recipe}
                saved={saved}
                values={{ ...rules.data.inForce.values, ...preview.preview?.values }}
                inForce={rules.data.inForce.values}
                currency={shown}
                disabled={saving.saving}
                onRecipe={(next) => {
                  saving.forget();
                  setDraft(next);
                }}
              />
              <div class="stack rules-save">
                <p class="muted small" role="status">
                  {say(changed ? words.unsaved : words.asSaved)}
                </p>
                <div class="row">
                  <Button
                    kind="primary"
                    disabled={!changed || running}
                    busy={saving.saving}
                    onClick={() => save(rules.data?.version)}
                  >
                    {say(words.save)}
                  </Button>
                  <Button disabled={!changed} onClick={() => setDraft(null)}>
                    {say(words.undo)}
                  </Button>
                  <Button
                    kind="quiet"
                    disabled={sameRecipe(recipe, defaultRecipe)}
                    onClick={() => setDraft(defaultRecipe)}
                  >
                    {say(words.reset)}
                  </Button>
                </div>
                {saving.problem && <Failed problem={saving.problem} />}
              </div>
            </Card>
            <PreviewCard {...preview} currency={currency} />
          </div>
          <RulesInWords
            recipe={recipe}
            values={{ ...rules.data.inForce.values, ...preview.preview?.values }}
            currency={shown}
          />
          <Dialog
            title={say(words.conflictTitle)}
            open={saving.conflict}
            onClose={saving.forget}
            actions={
              <>
                <Button onClick={() => save(undefined)}>{say(words.keepMine)}</Button>
                <Button
                  kind="primary"
                  onClick={() => {
                    saving.forget();
                    setDraft(null);
                    rules.reload();
                  }}
                >
                  {say(words.takeTheirs)}
                </Button>
              </>
            }
          >
            <p>{say(words.conflict)}</p>
          </Dialog>
        </>
      )}
    </Page>
  );
}

import { hrefTo } from "../../app/route.ts";
import { navigate, useRoute } from "../../app/useRoute.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Page } from "../../ui/Page.tsx";
import { ActionTable } from "./ActionTable.tsx";
import { DayCsv } from "./DayCsv.tsx";
import { useActionPages } from "./useActionPages.ts";
import { words } from "./words.ts";

const kinds = ["win_back", "invite", "remind"] as const;

/** What to do today, whom it concerns and why: a list to be worked off. */
export default function ActionsPage() {
  const { say } = useWords();
  const { date, number } = useFormat();
  const asked = useRoute().query.get("kind");
  const kind = kinds.find((one) => one === asked) ?? null;
  const { facts, actions, problem, busy, more, reload } = useActionPages(kind);
  const all = facts ? kinds.reduce((sum, one) => sum + facts.counts[one], 0) : 0;
  const subtitle = facts?.on ? say(words.of, { date: date(facts.on) }) : undefined;
  return (
    <Page
      title={say(words.title)}
      subtitle={subtitle}
      actions={facts && all > 0 && <DayCsv on={facts.on} kind={kind} />}
    >
      {facts && all > 0 && (
        <Choice
          label={say(words.kind)}
          value={kind ?? "all"}
          options={[
            { value: "all", label: say(words.all, { n: number(all) }) },
            ...kinds.map((one) => ({
              value: one,
              label: say(words[one], { n: number(facts.counts[one]) }),
            })),
          ]}
          onValue={(chosen) =>
            navigate(hrefTo("actions", [], { kind: chosen === "all" ? null : chosen }), { replace: true })
          }
        />
      )}
      <Card>
        {facts && actions.length > 0 && <ActionTable actions={actions} currency={facts.currency} />}
        {facts && actions.length === 0 && (
          <Empty title={say(facts.reason ?? words.none)}>{say(words.noneNote)}</Empty>
        )}
        {problem && <Failed problem={problem} retry={more ?? reload} />}
        {busy && <Loading lines={facts ? 2 : 8} />}
        {more && !busy && (
          <div class="row">
            <Button onClick={more}>{say(words.more)}</Button>
            <span class="muted small">{say(words.shown, { n: number(actions.length) })}</span>
          </div>
        )}
      </Card>
    </Page>
  );
}

import { useState } from "preact/hooks";
import type { Segments } from "../../api/answers.ts";
import { send } from "../../api/client.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { useResource } from "../../api/useResource.ts";
import { hrefTo } from "../../app/route.ts";
import { navigate } from "../../app/useRoute.ts";
import { useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Page } from "../../ui/Page.tsx";
import type { Campaign, CampaignRequest, Planned } from "./answers.ts";
import { DraftForm } from "./DraftForm.tsx";
import { type Draft, type DraftField, readDraft } from "./draft.ts";
import { PlanFacts } from "./PlanFacts.tsx";
import { words } from "./words.ts";

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A campaign in the making: it is planned first, and started when the plan has been seen. */
export function NewCampaign() {
  const { say } = useWords();
  const segments = useResource<Segments>("/v1/segments");
  const [draft, setDraft] = useState<Draft>(() => ({
    name: "",
    segment: "",
    channel: "email",
    measure: "spend",
    effect: "10",
    variants: "treated",
    control: "",
    endsOn: inDays(60),
  }));
  const [faults, setFaults] = useState<DraftField[]>([]);
  const [planned, setPlanned] = useState<{ request: CampaignRequest; answer: Planned } | null>(null);
  const [busy, setBusy] = useState<"plan" | "start" | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  async function attempt(what: "plan" | "start", work: () => Promise<void>): Promise<void> {
    setBusy(what);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(error as ApiProblem);
    }
    setBusy(null);
  }
  async function plan(): Promise<void> {
    const { request, faults: found } = readDraft(draft);
    setFaults(found ?? []);
    setPlanned(null);
    if (request === null) return;
    await attempt("plan", async () =>
      setPlanned({ request, answer: await send<Planned>("POST", "/v1/campaigns/plan", request) }),
    );
  }
  const start = (request: CampaignRequest) =>
    attempt("start", async () => {
      const { campaignId } = await send<Campaign>("POST", "/v1/campaigns", request);
      navigate(hrefTo("campaigns", [campaignId]));
    });

  return (
    <Page
      title={say(words.create)}
      subtitle={say(words.noneNote)}
      actions={<Button href={hrefTo("campaigns")}>{say(words.back)}</Button>}
    >
      <Card>
        <DraftForm
          draft={draft}
          faults={faults}
          segments={segments.data?.segments ?? []}
          busy={busy === "plan"}
          onChange={(change) => {
            setDraft((before) => ({ ...before, ...change }));
            setPlanned(null);
          }}
          onPlan={plan}
        />
        {problem && <Failed problem={problem} />}
      </Card>
      {planned && (
        <Card title={say(words.planTitle)}>
          {planned.answer.plan === null ? (
            <Empty title={say(planned.answer.reason ?? words.none)} />
          ) : (
            <>
              <PlanFacts plan={planned.answer.plan} />
              {planned.answer.plan.members > 0 && (
                <div class="row">
                  <Button kind="primary" busy={busy === "start"} onClick={() => start(planned.request)}>
                    {say(words.start)}
                  </Button>
                  <span class="muted small">{say(words.startNote)}</span>
                </div>
              )}
            </>
          )}
        </Card>
      )}
    </Page>
  );
}

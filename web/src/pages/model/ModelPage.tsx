import type { CurrentModel, Models } from "../../api/answers.ts";
import { useResource } from "../../api/useResource.ts";
import { useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Page } from "../../ui/Page.tsx";
import type { ModelCard, Portrait } from "./answers.ts";
import { CardFacts } from "./CardFacts.tsx";
import { Compared } from "./Compared.tsx";
import { Coverage } from "./Coverage.tsx";
import { DownloadCard } from "./DownloadCard.tsx";
import { Fit } from "./Fit.tsx";
import { HeatMaps } from "./HeatMaps.tsx";
import { Kept } from "./Kept.tsx";
import { Parameters } from "./Parameters.tsx";
import { Said } from "./Said.tsx";
import { words } from "./words.ts";
import "./model.css";

/** The model that serves: what it is, what it thinks of whom, and how far to trust it. */
export default function ModelPage() {
  const { say } = useWords();
  const current = useResource<CurrentModel>("/v1/models/current");
  const portrait = useResource<Portrait>("/v1/models/current/portrait");
  const all = useResource<Models>("/v1/models");
  const card = (current.data?.card ?? null) as ModelCard | null;
  return (
    <Page
      title={say(words.title)}
      subtitle={say(words.subtitle)}
      actions={current.data !== null && card !== null && <DownloadCard id={current.data.id} />}
    >
      {current.state === "loading" && (
        <Card>
          <Loading lines={10} />
        </Card>
      )}
      {current.state === "failed" && <Failed problem={current.problem} retry={current.reload} />}
      {current.state === "ready" && card === null && (
        <Card>
          <Empty title={say(words.none)}>{say(words.noneHint)}</Empty>
        </Card>
      )}
      {current.state === "ready" && card !== null && (
        <>
          <CardFacts model={current.data} card={card} />
          <Said model={current.data} card={card} />
          {portrait.state === "loading" && (
            <Card>
              <Loading lines={12} />
            </Card>
          )}
          {portrait.state === "failed" && <Failed problem={portrait.problem} retry={portrait.reload} />}
          {portrait.state === "ready" && portrait.data.heatMaps.length > 0 && (
            <HeatMaps portrait={portrait.data} />
          )}
          <Fit card={card} portrait={portrait.data} />
          {all.state === "failed" ? (
            <Failed problem={all.problem} retry={all.reload} />
          ) : (
            <Coverage card={card} record={all.data?.record ?? []} />
          )}
          <Compared card={card} />
          <div class="cards model-said">
            <Parameters card={card} />
            {all.state === "ready" && <Kept models={all.data.models} current={all.data.current} />}
          </div>
        </>
      )}
    </Page>
  );
}

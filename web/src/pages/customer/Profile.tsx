import { useResource } from "../../api/useResource.ts";
import { Card } from "../../ui/Card.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import type { Curve, History, Score } from "./answers.ts";
import { OnRecord } from "./OnRecord.tsx";
import { SoFar } from "./SoFar.tsx";
import { Standing } from "./Standing.tsx";
import { Timeline } from "./Timeline.tsx";
import { WhatToDo } from "./WhatToDo.tsx";
import { Why } from "./Why.tsx";

/** Everything known and expected of one customer. */
export function Profile({ customerId }: { customerId: string }) {
  const base = `/v1/customers/${encodeURIComponent(customerId)}`;
  const score = useResource<Score>(`${base}/score`);
  const history = useResource<History>(`${base}/history`);
  const curve = useResource<Curve>(`${base}/curve`);
  if (score.state === "failed") return <Failed problem={score.problem} retry={score.reload} />;
  return (
    <>
      {score.state === "ready" ? (
        <Standing score={score.data} />
      ) : (
        <Card>
          <Loading lines={4} />
        </Card>
      )}
      {history.state === "ready" && curve.state === "ready" ? (
        <Timeline history={history.data} curve={curve.data} />
      ) : (
        <Card>
          {history.state === "failed" && <Failed problem={history.problem} retry={history.reload} />}
          {curve.state === "failed" && <Failed problem={curve.problem} retry={curve.reload} />}
          {history.state !== "failed" && curve.state !== "failed" && <Loading lines={12} />}
        </Card>
      )}
      {score.state === "ready" && (
        <div class="cards customer-cards">
          <div class="stack">
            <Why score={score.data} />
            <SoFar score={score.data} />
          </div>
          <WhatToDo customerId={customerId} />
        </div>
      )}
      {history.state === "ready" && <OnRecord history={history.data} />}
    </>
  );
}

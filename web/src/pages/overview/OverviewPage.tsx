import type { CurrentModel, Forecast, Segments } from "../../api/answers.ts";
import { useResource } from "../../api/useResource.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Page } from "../../ui/Page.tsx";
import { LoyaltyCard } from "./LoyaltyCard.tsx";
import { Nothing } from "./Nothing.tsx";
import { RecordCard } from "./RecordCard.tsx";
import { SegmentsCard } from "./SegmentsCard.tsx";
import { TodayCard } from "./TodayCard.tsx";
import { ValueCard } from "./ValueCard.tsx";
import { WeeksCard } from "./WeeksCard.tsx";
import { words } from "./words.ts";
import "./overview.css";

/** How the shop stands, on one page: what it may expect, what is at risk, how customers move, how far to trust it. */
export default function OverviewPage() {
  const { say } = useWords();
  const { date } = useFormat();
  const segments = useResource<Segments>("/v1/segments");
  const forecast = useResource<Forecast>("/v1/forecast");
  const model = useResource<CurrentModel>("/v1/models/current");

  const { data } = segments;
  const known = data !== null && data.asOf !== null && data.customers > 0;
  return (
    <Page
      title={say(words.title)}
      subtitle={
        data?.asOf &&
        [say(words.asOf, { date: date(data.asOf) }), data.live && say(words.live)].filter(Boolean).join(" · ")
      }
    >
      {segments.state === "failed" && <Failed problem={segments.problem} retry={segments.reload} />}
      {segments.state === "loading" && data === null && (
        <Card>
          <Loading lines={8} />
        </Card>
      )}
      {data !== null && !known && <Nothing customers={data.customers} />}
      {data !== null && known && (
        <>
          {data.mixed && <p class="notice">{say(words.night)}</p>}
          {model.state === "ready" && model.data.basis !== "data" && (
            <p class="notice">{say(words.fewCustomers)}</p>
          )}
          <ValueCard segments={data} forecast={forecast.data} />
          <SegmentsCard segments={data} />
          <TodayCard />
          <WeeksCard forecast={forecast} />
          <LoyaltyCard asOf={data.asOf!} />
          <RecordCard model={model} />
        </>
      )}
    </Page>
  );
}

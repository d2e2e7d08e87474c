import type { Cohorts, Segments } from "../../api/answers.ts";
import { useResource } from "../../api/useResource.ts";
import { hrefTo } from "../../app/route.ts";
import { navigate, useRoute } from "../../app/useRoute.ts";
import { common } from "../../i18n/common.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Page } from "../../ui/Page.tsx";
import { Select } from "../../ui/Select.tsx";
import type { CohortMeasure } from "./cohortCells.ts";
import { CohortFacts } from "./CohortFacts.tsx";
import { CohortMap } from "./CohortMap.tsx";
import { monthsBefore } from "./monthsBefore.ts";
import { words } from "./words.ts";
import "./cohorts.css";

const measures: readonly CohortMeasure[] = ["retention", "value", "contribution"];
const spans = ["12", "24", "36"] as const;
type Span = (typeof spans)[number];

/** Cohorts by month of first order: `#/cohorts?measure=value&months=24`. */
export default function CohortsPage() {
  const { say } = useWords();
  const format = useFormat();
  const { query } = useRoute();
  const measure = measures.find((name) => name === query.get("measure")) ?? "retention";
  const months: Span = spans.find((span) => span === query.get("months")) ?? "12";
  const change = (to: { measure?: CohortMeasure; months?: Span }) =>
    navigate(hrefTo("cohorts", [], { measure, months, ...to }), { replace: true });
  const segments = useResource<Segments>("/v1/segments");
  const asOf = segments.data?.asOf ?? null;
  const from = asOf === null ? null : monthsBefore(asOf.slice(0, 7), Number(months) - 1);
  const path =
    segments.state === "loading" ? null : from === null ? "/v1/cohorts" : `/v1/cohorts?from=${from}`;
  const answer = useResource<Cohorts>(path, { keep: true });
  const { data } = answer;
  const hasMoney = data?.cohorts.some(({ value }) => value !== null) ?? false;
  return (
    <Page
      title={say(words.title)}
      subtitle={data?.asOf ? say(common.asOf, { date: format.dateLong(data.asOf) }) : say(words.subtitle)}
      actions={
        <Select<Span>
          label={say(words.period)}
          value={months}
          options={spans.map((span) => ({ value: span, label: say(words[`last${span}`]) }))}
          onValue={(span) => change({ months: span })}
        />
      }
    >
      {answer.state === "failed" && <Failed problem={answer.problem} retry={answer.reload} />}
      {answer.state !== "failed" && data === null && (
        <Card>
          <Loading lines={10} />
        </Card>
      )}
      {answer.state !== "failed" && data !== null && data.cohorts.length < 2 && (
        <Card>
          <Empty title={say(data.cohorts.length === 0 ? words.none : words.few)}>
            {data.reason ? say(data.reason) : say(words.fewHint)}
          </Empty>
        </Card>
      )}
      {answer.state !== "failed" && data !== null && data.cohorts.length >= 2 && (
        <>
          <CohortFacts answer={data} />
          <Card
            title={say(words.card)}
            actions={
              hasMoney && (
                <Choice<CohortMeasure>
                  label={say(words.measure)}
                  value={measure}
                  options={measures.map((name) => ({ value: name, label: say(words[name]) }))}
                  onValue={(name) => change({ measure: name })}
                />
              )
            }
          >
            <CohortMap answer={data} measure={hasMoney ? measure : "retention"} />
            {data.notes.map((note) => (
              <p key={note.en} class="muted small">
                {say(note)}
              </p>
            ))}
          </Card>
        </>
      )}
    </Page>
  );
}

import type { Action, Actions } from "../../api/answers.ts";
import { useResource } from "../../api/useResource.ts";
import { hrefTo } from "../../app/route.ts";
import { common } from "../../i18n/common.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import type { Column } from "../../ui/column.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Stat } from "../../ui/Stat.tsx";
import { DayCsv } from "../actions/DayCsv.tsx";
import { words as ofCustomer } from "../customer/words.ts";
import { words } from "./words.ts";

const kinds = ["win_back", "invite", "remind"] as const;

/** What to do today: how much of each kind, and the first few; the whole list as CSV. */
export function TodayCard() {
  const { say } = useWords();
  const actions = useResource<Actions>("/v1/actions?limit=5");
  return (
    <Card
      title={say(words.todo)}
      actions={actions.data && hasAny(actions.data) && <AllActions on={actions.data.on} />}
    >
      {actions.state === "failed" && <Failed problem={actions.problem} retry={actions.reload} />}
      {actions.state === "loading" && <Loading lines={5} />}
      {actions.state === "ready" && <Today actions={actions.data} />}
    </Card>
  );
}

function Today({ actions }: { actions: Actions }) {
  const { say, language } = useWords();
  const { number, date, money } = useFormat();
  const { counts, currency, reason } = actions;
  if (!hasAny(actions)) {
    return <Empty title={say(reason ?? words.nothingToDo)}>{say(words.nothingToDoNote)}</Empty>;
  }
  const columns: Column<Action>[] = [
    {
      name: "customer",
      label: say(words.customer),
      value: ({ customerId }) => customerId,
      show: ({ customerId }) => (
        <a href={hrefTo("customer", [customerId])}>
          <bdi>{customerId}</bdi>
        </a>
      ),
    },
    {
      name: "what",
      label: say(words.what),
      value: ({ kind }) => kind,
      show: ({ kind }) => say(ofCustomer.actionKind[kind]),
    },
    {
      name: "why",
      label: say(words.why),
      wordy: true,
      value: ({ reasons }) => reasons[0]?.[language] ?? null,
      show: ({ reasons }) => reasons[0] && say(reasons[0]),
    },
    {
      name: "actBy",
      label: say(common.actBy),
      numeric: true,
      value: ({ actBy }) => actBy,
      show: ({ actBy }) => date(actBy),
    },
    {
      name: "valueAtRisk",
      label: say(common.valueAtRisk),
      numeric: true,
      value: ({ valueAtRisk }) => valueAtRisk,
      show: ({ valueAtRisk }) => money(valueAtRisk, currency),
    },
  ];
  return (
    <>
      <div class="trio">
        {kinds.map((kind) => (
          <Stat key={kind} label={say(ofCustomer.actionKind[kind])} value={number(counts[kind])} />
        ))}
      </div>
      {actions.actions.length > 0 && (
        <DataTable caption={say(words.firstOfThem)} columns={columns} rows={actions.actions} />
      )}
    </>
  );
}

/** The way to the whole list. */
function AllActions({ on }: { on: string | null }) {
  const { say } = useWords();
  return (
    <>
      <Button kind="quiet" icon="actions" href={hrefTo("actions")}>
        {say(words.wholeList)}
      </Button>
      <DayCsv on={on} />
    </>
  );
}

const hasAny = ({ counts }: Actions) => kinds.some((kind) => counts[kind] > 0);

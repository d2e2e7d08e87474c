import type { CustomerList, ListedCustomer, Segments } from "../../api/answers.ts";
import { useResource } from "../../api/useResource.ts";
import { hrefTo } from "../../app/route.ts";
import type { Formats } from "../../i18n/formats.ts";
import { type Speech, useFormat, useWords } from "../../i18n/useWords.ts";
import { common } from "../../i18n/common.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import type { Column } from "../../ui/column.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { words } from "./words.ts";

/** Whom to look at where nobody was asked for: the members of at_risk with the most to lose. */
export function MostAtRisk() {
  const { say } = useWords();
  const format = useFormat();
  const segments = useResource<Segments>("/v1/segments");
  const { data } = segments;
  // Before the first night there is one order of the list only, that of its index.
  const sort = data?.asOf ? "sort=valueAtRisk&" : "";
  const list = useResource<CustomerList>(data && `/v1/segments/at_risk/customers?${sort}limit=10`);
  const failed = [segments, list].find(({ state }) => state === "failed");
  return (
    <Card
      title={say(words.mostAtRisk)}
      subtitle={say(words.mostAtRiskHint)}
      actions={
        <Button kind="quiet" icon="forward" href={hrefTo("segments", ["at_risk"], { sort: "valueAtRisk" })}>
          {say(words.allAtRisk)}
        </Button>
      }
    >
      {!failed && list.state === "loading" && <Loading lines={6} />}
      {failed?.problem && <Failed problem={failed.problem} retry={failed.reload} />}
      {list.state === "ready" && list.data.customers.length === 0 && (
        <Empty title={say(words.nobodyAtRisk)}>{say(words.nobodyAtRiskHint)}</Empty>
      )}
      {data !== null && list.state === "ready" && list.data.customers.length > 0 && (
        <DataTable
          caption={say(words.mostAtRisk)}
          quiet
          columns={columnsOf(data.currency, say, format)}
          rows={list.data.customers}
        />
      )}
    </Card>
  );
}

function columnsOf(currency: string, say: Speech["say"], format: Formats): Column<ListedCustomer>[] {
  return [
    {
      name: "customerId",
      label: say(words.id),
      value: ({ customerId }) => customerId,
      show: ({ customerId }) => (
        <a href={hrefTo("customer", [customerId])}>
          <bdi>{customerId}</bdi>
        </a>
      ),
    },
    {
      name: "valueAtRisk",
      label: say(common.valueAtRisk),
      value: ({ valueAtRisk }) => valueAtRisk,
      show: ({ valueAtRisk }) => format.money(valueAtRisk, currency),
      numeric: true,
    },
    {
      name: "churn",
      label: say(common.churnRisk),
      value: ({ churnProbability }) => churnProbability,
      show: ({ churnProbability }) => format.percent(churnProbability),
      numeric: true,
    },
    {
      name: "orders",
      label: say(common.orders),
      value: ({ orders }) => orders,
      show: ({ orders }) => format.number(orders),
      numeric: true,
    },
    {
      name: "lastOrder",
      label: say(common.lastOrder),
      value: ({ lastOrder }) => lastOrder,
      show: ({ lastOrder }) => format.date(lastOrder),
      numeric: true,
    },
  ];
}

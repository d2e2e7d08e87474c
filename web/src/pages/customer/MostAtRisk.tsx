import type { CustomerList, ListedCustomer, Segments } from "../../api/answers.ts";
import { useResource } from "../../api/useResource.ts";
import { hrefTo } from "../../app/route.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
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
  const list = useResource<CustomerList>("/v1/segments/at_risk/customers?sort=valueAtRisk&limit=10");
  const segments = useResource<Segments>("/v1/segments");
  const currency = segments.data?.currency;
  const columns: Column<ListedCustomer>[] = [
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
      show: ({ valueAtRisk }) =>
        currency === undefined ? format.number(valueAtRisk, 2) : format.money(valueAtRisk, currency),
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
      {list.state === "loading" && <Loading lines={6} />}
      {list.state === "failed" && <Failed problem={list.problem} retry={list.reload} />}
      {list.state === "ready" && list.data.customers.length === 0 && (
        <Empty title={say(words.nobodyAtRisk)}>{say(words.nobodyAtRiskHint)}</Empty>
      )}
      {list.state === "ready" && list.data.customers.length > 0 && (
        <DataTable caption={say(words.mostAtRisk)} quiet columns={columns} rows={list.data.customers} />
      )}
    </Card>
  );
}

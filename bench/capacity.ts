import { join } from "node:path";
import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { tableNames } from "../functions/store/context.ts";
import { documentClient } from "../functions/store/documentClient.ts";
import { createTables } from "../infra/local/createTables.ts";
import { startDynamoDbLocal } from "../infra/local/startDynamoDbLocal.ts";
import type { BenchRow } from "./row.ts";
import { apiUnits, type CallSpent } from "./support/capacity/apiUnits.ts";
import { type CapacityResult, capacityRun } from "./support/capacity/capacityRun.ts";
import {
  callCost,
  fullRewriteCost,
  idleCost,
  markdown,
  nightCost,
  nightUnitsCost,
  summaryCost,
} from "./support/capacity/cost.ts";
import { createUnitCounter, total } from "./support/capacity/countUnits.ts";

/** Customers of the shop, the share of them who order between the two nights, and ordinary nights after those. */
const customers = Number(process.env.SAFIR_CAPACITY ?? 20_000);
const share = 0.03;
const laterNights = Number(process.env.SAFIR_NIGHTS ?? 10);

/**
 * What a night consumes of DynamoDB, measured on Amazon's own engine, and what it costs; prints the tables of
 * docs/cost.md.
 */
export async function rows(): Promise<BenchRow[]> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const engine = await startDynamoDbLocal(join(import.meta.dirname, "../test/dynamodb-local"));
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  try {
    const names = tableNames("capacity-");
    await createTables(client, names);
    const counter = createUnitCounter();
    const context = { client: counter.around(documentClient(client)), tableNames: names };
    const say = (text: string) => process.stderr.write(`  ${text}\n`);
    const result = await capacityRun(context, counter, { customers, share, laterNights, say });
    let bytes = 0;
    for (const TableName of Object.values(names)) {
      const { Table } = await client.send(new DescribeTableCommand({ TableName }));
      bytes += Table?.TableSizeBytes ?? 0;
      for (const index of Table?.GlobalSecondaryIndexes ?? []) bytes += index.IndexSizeBytes ?? 0;
    }
    const calls = await apiUnits(result.deps, counter);
    console.log(tables(result, bytes / result.customers, calls));
    return benchRows(result);
  } finally {
    client.destroy();
    await engine.close();
  }
}

function benchRows(result: CapacityResult): BenchRow[] {
  const { second, again, first, later } = result;
  const lastNights = later.slice(-5);
  const shares = lastNights.map(({ written, customers }) => (100 * written) / customers);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const rewritten = total({
    table: second.units.write.customers ?? 0,
    index: second.units.write["customers/bySegment"] ?? 0,
  });
  return [
    {
      what: `customers, of whom ${result.ordered} order between two nights`,
      measured: result.customers,
      unit: "",
    },
    {
      what: "rows the second night rewrites",
      measured: (100 * second.written) / second.customers,
      unit: "%",
      atMost: 8,
    },
    { what: "  in write units of table and index", measured: rewritten, unit: "units" },
    {
      what: "rows rewritten that night or by the day's orders",
      measured: (100 * (second.written + result.ordered)) / second.customers,
      unit: "%",
      atMost: 8,
    },
    {
      what: "segments that are not the exact ones of the date",
      measured: result.wrongSegment.length,
      unit: "rows",
      atMost: 0,
    },
    {
      what: "rows further off than the tolerance",
      measured: result.beyondTolerance.length,
      unit: "rows",
      atMost: 0,
    },
    { what: "rows the same night run again rewrites", measured: again.written, unit: "rows", atMost: 0 },
    {
      what: "  write units outside the runs' own records",
      measured: total(again.units.write) - (again.units.write.runs ?? 0),
      unit: "units",
      atMost: 0,
    },
    {
      what: "DynamoDB, a million customers, one night",
      measured: nightUnitsCost(second),
      unit: "$",
      atMost: 0.2,
    },
    { what: "  writes alone, if every row were rewritten", measured: fullRewriteCost(first), unit: "$" },
    ...(lastNights.length > 0
      ? [
          {
            what: `rows rewritten in ordinary nights later on (mean of ${lastNights.length})`,
            measured: mean(shares),
            unit: "%",
          },
          {
            what: "  DynamoDB, a million customers, one such night",
            measured: mean(lastNights.map(nightUnitsCost)),
            unit: "$",
          },
        ]
      : []),
  ];
}

function tables(result: CapacityResult, bytesPerCustomer: number, calls: readonly CallSpent[]): string {
  const { day, second, later } = result;
  const shares = [second, ...later].map(
    ({ written, customers }) => `${((100 * written) / customers).toFixed(1)}%`,
  );
  return [
    markdown("idle, a month", idleCost(bytesPerCustomer)),
    markdown("one night after a day on which 3% ordered", nightCost(second)),
    ...(later.length > 0
      ? [
          markdown(
            `one night later on (the ${later.length}th ordinary one)`,
            nightCost(later[later.length - 1]),
          ),
        ]
      : []),
    markdown("a million of", calls.map(callCost), false),
    markdown("behind them", [summaryCost(day.orders, day.units)], false),
    `Rows rewritten, night after night: ${shares.join(", ")}.`,
    "",
  ].join("\n\n");
}

import { Duration } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as sources from "aws-cdk-lib/aws-lambda-event-sources";
import type { Construct } from "constructs";
import type { Duty } from "../../../functions/contract/duties.ts";
import { type TableDefinition, type TableName, tables } from "../../../functions/contract/tables.ts";
import type { CloudParts } from "../parts.ts";
import { campaignDuty, freezeCampaignFunction } from "./campaignFunctions.ts";
import type { TableGrants } from "./grants.ts";
import { SafirFunction, type SafirFunctionProps } from "./safirFunction.ts";
import { Telling } from "../webhooks/telling.ts";

/** What every request begins with: is the key one of ours? */
const checksKeys = { keys: ["GetItem"] } as const satisfies TableGrants;
/** What serves: the champion, its model and rules. */
const readsCatalog = { catalog: ["GetItem", "Query"] } as const satisfies TableGrants;
/** Rebuilding a customer from its orders, signals and membership events, and promoting a prior before the first night. */
export const rebuilds = {
  orders: ["Query"],
  signals: ["Query"],
  memberships: ["Query"],
  customers: ["BatchGetItem", "GetItem", "PutItem", "UpdateItem", "DeleteItem"],
  catalog: ["GetItem", "PutItem", "UpdateItem"],
  tombstones: ["BatchGetItem"],
} as const satisfies TableGrants;
/** Erasing a customer's records. */
export const erases = {
  tombstones: ["PutItem"],
  owners: ["Scan", "GetItem", "PutItem", "UpdateItem", "DeleteItem"],
  orders: ["Query", "GetItem", "PutItem", "DeleteItem", "BatchWriteItem"],
  signals: ["Query", "BatchWriteItem"],
  memberships: ["Query", "BatchWriteItem"],
  referralEvents: ["Query", "BatchWriteItem"],
  people: ["GetItem", "DeleteItem"],
  codes: ["Query", "DeleteItem"],
  referralMarks: ["DeleteItem"],
  deliveries: ["Query:", "BatchGetItem", "BatchWriteItem"],
} as const satisfies TableGrants;
/** Taking orders and refunds. */
const takesOrders = {
  tombstones: ["BatchGetItem"],
  owners: ["BatchGetItem", "GetItem", "PutItem", "UpdateItem", "DeleteItem"],
  orders: ["BatchGetItem", "BatchWriteItem", "GetItem", "PutItem", "DeleteItem"],
  // Marks a customer that loses an order to another; nothing of a score is written here.
  customers: ["UpdateItem"],
} as const satisfies TableGrants;
/** Booking of rewards. */
const books = { ledger: ["GetItem", "Query", "PutItem"] } as const satisfies TableGrants;
/** Walking referrals on, up to the entries that they earn. */
export const settlesReferrals = {
  tombstones: ["BatchGetItem"],
  orders: ["Query"],
  referralEvents: ["Query"],
  people: ["GetItem", "BatchGetItem", "PutItem"],
  codes: ["BatchGetItem", "PutItem"],
  referrals: ["BatchGetItem", "Query", "PutItem"],
  referralMarks: ["Query", "PutItem"],
  ...books,
} as const satisfies TableGrants;
const readsReferrals = {
  referralEvents: ["Query"],
  people: ["GetItem", "BatchGetItem"],
  codes: ["BatchGetItem", "Query"],
  referrals: ["BatchGetItem", "Query"],
  ledger: ["Query"],
} as const satisfies TableGrants;
const putsReferralEvents = {
  referralEvents: ["BatchGetItem", "BatchWriteItem", "GetItem", "PutItem"],
} as const satisfies TableGrants;

/** Taking signals and membership events. */
const takesOwnItems = {
  signals: ["BatchGetItem", "BatchWriteItem", "GetItem", "PutItem"],
  memberships: ["BatchGetItem", "BatchWriteItem", "GetItem", "PutItem"],
} as const satisfies TableGrants;
/** Giving them to another customer. */
const movesOwnItems = {
  signals: ["Query", "GetItem", "PutItem", "BatchWriteItem"],
  memberships: ["Query", "GetItem", "PutItem", "BatchWriteItem"],
} as const satisfies TableGrants;

const dutyProps: Record<Duty, Omit<SafirFunctionProps, "entry" | "timeout" | "calledBy">> = {
  ingest: {
    description: "Takes orders, signals and membership events",
    memoryMb: 1024,
    secret: true,
    tables: {
      ...checksKeys,
      ...takesOrders,
      ...takesOwnItems,
      channelSpend: ["PutItem", "DeleteItem", "Query"],
      // Whether the shop's orders have amounts.
      catalog: ["GetItem"],
    },
  },
  referrals: {
    description: "Gives codes, takes referral events and books what is spent of rewards",
    memoryMb: 1024,
    secret: true,
    tables: {
      ...checksKeys,
      ...books,
      tombstones: ["BatchGetItem"],
      people: ["GetItem", "PutItem"],
      codes: ["BatchGetItem", "PutItem"],
      referralEvents: [...putsReferralEvents.referralEvents, "Query"],
    },
  },
  read: {
    description: "Answers scores, segments, lists, models and nights; writes nothing",
    memoryMb: 1769,
    secret: true,
    tables: {
      ...checksKeys,
      ...readsCatalog,
      customers: ["GetItem", "BatchGetItem", "Query"],
      orders: ["Query"],
      signals: ["Query"],
      memberships: ["Query"],
      ...readsReferrals,
      channelSpend: ["Query"],
      runs: ["Query"],
      filters: ["Query"],
    },
    files: { read: ["snapshots/", "memberships/", "forecast/", "figures/", "actions/"] },
  },
  exports: {
    description: "Starts exports and tells their state",
    memoryMb: 512,
    secret: true,
    tables: { ...checksKeys, catalog: ["GetItem"], runs: ["GetItem", "PutItem"] },
    files: { read: ["exports/"] },
  },
  campaigns: campaignDuty,
  steer: {
    description: "Changes rules, settings and saved filters, and starts nights",
    memoryMb: 1024,
    secret: true,
    tables: {
      ...checksKeys,
      catalog: ["GetItem", "PutItem"],
      filters: ["PutItem", "DeleteItem"],
      runs: ["PutItem"],
    },
  },
  admin: {
    description: "Joins and erases customers, and decides referrals",
    memoryMb: 1024,
    secret: true,
    tables: {
      ...checksKeys,
      ...mergedGrants(rebuilds, erases, movesOwnItems, books, putsReferralEvents, readsReferrals, {
        // A customer is given the keys of another; one who was erased is readmitted.
        people: ["PutItem"],
        // Campaigns a customer took part in are given out with all else.
        campaigns: ["GetItem", "Query"],
        tombstones: ["DeleteItem"],
      }),
    },
  },
  webhooks: {
    description: "Registers endpoints and connects shop systems, lists deliveries and replays them",
    memoryMb: 512,
    secret: true,
    tables: {
      ...checksKeys,
      webhooks: ["Query", "GetItem", "PutItem", "DeleteItem"],
      deliveries: ["Query:byState", "GetItem", "PutItem"],
    },
  },
  inbound: {
    description: "Takes the webhooks of shop systems: orders and refunds",
    memoryMb: 1024,
    secret: true,
    tables: mergedGrants(takesOrders, { webhooks: ["GetItem"], orders: ["Query"] }),
  },
  service: { description: "Says that the service lives, and describes it; touches no data", memoryMb: 512 },
};

export interface ServiceFunctions {
  byDuty: Record<Duty, SafirFunction>;
  stream: SafirFunction;
  exportList: SafirFunction;
  eraseFiles: SafirFunction;
  eraseCustomer: SafirFunction;
  freezeCampaign: SafirFunction;
  /** Tells other systems what happened. */
  tell: SafirFunction;
  /** Lets the API start nights and the placing of everyone by other rules. */
  mayStart(machines: { night: StateMachine; resegment: StateMachine }): void;
}

type StateMachine = { stateMachineArn: string };

/** The functions behind the API, the streams and the jobs that nobody waits for. */
export function serviceFunctions(scope: Construct, parts: CloudParts): ServiceFunctions {
  const byDuty = {} as Record<Duty, SafirFunction>;
  for (const [duty, props] of Object.entries(dutyProps) as [Duty, (typeof dutyProps)[Duty]][]) {
    byDuty[duty] = new SafirFunction(scope, duty, parts, {
      ...props,
      ...(duty === "admin" && { tables: mergedGrants(props.tables ?? {}, hears(parts)) }),
      entry: `functions/lambda/http/${duty}.ts`,
      // The gateway waits for 30 seconds at most.
      timeout: Duration.seconds(29),
      calledBy: "caller",
    });
  }
  const exportList = new SafirFunction(scope, "export-list", parts, {
    entry: "functions/lambda/jobs/exportList.ts",
    description: "Writes the file of an export",
    memoryMb: 1024,
    timeout: Duration.minutes(15),
    calledBy: "event",
    tables: { catalog: ["GetItem"], customers: ["Query"], runs: ["GetItem", "PutItem"] },
    files: { write: ["exports/"] },
  });
  const eraseFiles = new SafirFunction(scope, "erase-files", parts, {
    entry: "functions/lambda/jobs/eraseFiles.ts",
    description: "Takes an erased customer out of snapshots, exports and what nights left",
    memoryMb: 3008,
    timeout: Duration.minutes(15),
    calledBy: "event",
    tables: { runs: ["GetItem", "PutItem", "Query"], tombstones: ["Scan"] },
    files: {
      read: ["snapshots/", "exports/", "actions/", "nights/"],
      write: ["snapshots/", "actions/", "nights/"],
      remove: ["snapshots/", "exports/"],
    },
    secret: true,
  });
  const eraseCustomer = new SafirFunction(scope, "erase-customer", parts, {
    entry: "functions/lambda/jobs/eraseCustomer.ts",
    description: "Erases a customer on the word of a shop system",
    memoryMb: 512,
    timeout: Duration.minutes(5),
    calledBy: "event",
    secret: true,
    tables: mergedGrants(erases, {
      // Whom it takes from the lists, and from their totals.
      customers: ["GetItem", "DeleteItem"],
      catalog: ["GetItem", "UpdateItem"],
    }),
  });
  const stream = new SafirFunction(scope, "summarise-stream", parts, {
    entry: "functions/lambda/stream/summarise.ts",
    description: "Rebuilds the customers whose orders, signals or memberships changed, and settles referrals",
    memoryMb: 1769,
    timeout: Duration.minutes(2),
    calledBy: "stream",
    secret: true,
    tables: mergedGrants(rebuilds, erases, settlesReferrals, hears(parts)),
  });
  const tell = new Telling(scope, "Telling", parts).tell;
  for (const [name, table] of Object.entries(tables) as [TableName, TableDefinition][]) {
    if (!table.stream) continue;
    stream.addEventSource(
      new sources.DynamoEventSource(parts.tables[name], {
        startingPosition: lambda.StartingPosition.TRIM_HORIZON,
        batchSize: 500,
        maxBatchingWindow: Duration.seconds(1),
        parallelizationFactor: 4,
        reportBatchItemFailures: true,
        bisectBatchOnError: true,
        retryAttempts: 8,
        maxRecordAge: Duration.hours(6),
        onFailure: new sources.SqsDlq(parts.deadLetters),
      }),
    );
  }

  const freezeCampaign = freezeCampaignFunction(scope, parts);
  invokes(byDuty.campaigns, "FREEZE_CAMPAIGN_FUNCTION", freezeCampaign);
  invokes(byDuty.exports, "EXPORT_FUNCTION", exportList);
  invokes(byDuty.admin, "ERASE_FILES_FUNCTION", eraseFiles);
  invokes(byDuty.inbound, "ERASE_CUSTOMER_FUNCTION", eraseCustomer);
  invokes(eraseCustomer, "ERASE_FILES_FUNCTION", eraseFiles);
  invokes(stream, "ERASE_FILES_FUNCTION", eraseFiles);
  invokes(stream, "TELL_FUNCTION", tell);
  invokes(byDuty.webhooks, "TELL_FUNCTION", tell);
  return {
    byDuty,
    stream,
    exportList,
    eraseFiles,
    eraseCustomer,
    freezeCampaign,
    tell,
    mayStart({ night, resegment }) {
      const { steer } = byDuty;
      steer.addEnvironment("NIGHT_MACHINE", night.stateMachineArn);
      steer.addEnvironment("RESEGMENT_MACHINE", resegment.stateMachineArn);
      const resources = [night.stateMachineArn, resegment.stateMachineArn];
      steer.addToRolePolicy(new iam.PolicyStatement({ actions: ["states:StartExecution"], resources }));
      steer.addToRolePolicy(
        new iam.PolicyStatement({ actions: ["states:ListExecutions"], resources: [night.stateMachineArn] }),
      );
    },
  };
}

/** Asking which events endpoints want; where everything is put on a bus, nobody asks. */
export function hears({ deployment }: CloudParts): TableGrants {
  return deployment.eventBus ? {} : { webhooks: ["Query"] };
}

/** The one function alone, without its versions: `grantInvoke` would add a wildcard for them. */
export function invokes(caller: SafirFunction, variable: string, called: SafirFunction): void {
  caller.addEnvironment(variable, called.functionName);
  caller.addToRolePolicy(
    new iam.PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [called.functionArn] }),
  );
}

export function mergedGrants(...all: TableGrants[]): TableGrants {
  const merged: Record<string, string[]> = {};
  for (const grants of all) {
    for (const [table, actions] of Object.entries(grants)) {
      merged[table] = [...new Set([...(merged[table] ?? []), ...actions])];
    }
  }
  return merged as TableGrants;
}

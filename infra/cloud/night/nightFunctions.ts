import { Duration } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { RunStep } from "../../../functions/contract/nightly.ts";
import { erases, hears, mergedGrants, rebuilds, settlesReferrals } from "../functions/serviceFunctions.ts";
import { SafirFunction, type SafirFunctionProps } from "../functions/safirFunction.ts";
import type { CloudParts } from "../parts.ts";

type NightTask = RunStep | "plan" | "gather" | "fail" | "ended";

type Spec = Pick<SafirFunctionProps, "description" | "memoryMb" | "tables" | "files" | "secret"> & {
  minutes: number;
  calledBy?: SafirFunctionProps["calledBy"];
};

const nights = ["nights/"];
/** The longest a function may run. */
const longest = 15;

/** What marks a run as failed, and frees its lock. */
const marking = { runs: ["GetItem", "PutItem", "DeleteItem"] } as const;

/** Who brought others: approved referrals, and whose keys they name. */
const readsReferred = { referrals: ["Query"], people: ["BatchGetItem"] } as const;

/** Every task of a night and of a re-segmenting: how much it needs, and the little it may do. */
const specs: Record<NightTask, Spec> = {
  plan: { description: "Settles the day and the shards of a night", memoryMb: 256, minutes: 1 },
  begin: {
    description: "Takes the lock of nights",
    memoryMb: 256,
    minutes: 1,
    tables: { runs: ["GetItem", "PutItem"] },
  },
  reconcile: {
    description: "Mends customers of a shard whose history missed a record, and walks referrals on",
    memoryMb: 1024,
    minutes: longest,
    tables: mergedGrants(rebuilds, erases, settlesReferrals, {
      orders: ["Scan"],
      owners: ["Scan"],
      signals: ["Scan"],
      memberships: ["Scan"],
      referralEvents: ["Scan"],
      referrals: ["Scan"],
      people: ["Scan"],
      ledger: ["Scan"],
      customers: ["Scan"],
    }),
    files: { write: nights },
    secret: true,
  },
  summarise: {
    description: "Gathers the statistics of a shard",
    memoryMb: 2048,
    minutes: longest,
    tables: { customers: ["Scan"], catalog: ["GetItem"], runs: ["Query"], ...readsReferred },
    files: { write: nights },
  },
  fit: {
    description: "Fits the night's model",
    memoryMb: 3008,
    minutes: longest,
    tables: { catalog: ["GetItem", "PutItem"] },
    files: { read: nights, write: nights },
  },
  rules: {
    description: "Computes the rules anew for the model that serves",
    memoryMb: 2048,
    minutes: longest,
    tables: { catalog: ["GetItem", "PutItem"] },
    files: { read: nights, write: nights },
  },
  promote: {
    description: "Lets the night's model and rules serve",
    memoryMb: 512,
    minutes: 5,
    tables: { catalog: ["GetItem", "PutItem"] },
    files: { read: nights, write: nights },
  },
  rescore: {
    description: "Scores a shard and writes the rows that changed",
    memoryMb: 2048,
    minutes: longest,
    tables: mergedGrants(readsReferred, {
      customers: ["Scan", "GetItem", "UpdateItem"],
      catalog: ["GetItem"],
      // Whether invitations were acted on, and rewards not spent yet.
      people: ["GetItem"],
      referralEvents: ["Query"],
      // Clicks on the links of codes, and how referrals stand.
      codes: ["Query", "Scan"],
      referrals: ["Scan"],
      ledger: ["Query"],
    }),
    files: { write: nights },
  },
  report: {
    description: "Publishes what a night found, and ends it",
    memoryMb: 3008,
    minutes: longest,
    tables: {
      catalog: ["GetItem", "PutItem"],
      tombstones: ["Scan"],
      channelSpend: ["Scan"],
      // What members of campaigns did.
      campaigns: ["GetItem", "Query", "PutItem"],
      people: ["BatchGetItem"],
      customers: ["BatchGetItem"],
      // How the segments stood a week before.
      runs: [...marking.runs, "Query"],
    },
    files: {
      read: [...nights, "snapshots/", "campaigns/"],
      write: ["snapshots/", "memberships/", "forecast/", "figures/", "actions/", "campaigns/"],
      list: ["actions/"],
      remove: [...nights, "snapshots/", "actions/"],
    },
    secret: true,
  },
  gather: { description: "Fails where an entry of a map did", memoryMb: 256, minutes: 1 },
  fail: { description: "Marks a night as failed", memoryMb: 256, minutes: 1, tables: marking },
  ended: {
    description: "Marks a night whose execution was cut off",
    memoryMb: 256,
    minutes: 1,
    tables: marking,
    calledBy: "event",
  },
};

/** Tasks whose changes are news. */
const noting: readonly string[] = ["reconcile", "rescore", "report"] satisfies NightTask[];

/** The functions of nights, one a task. */
export function nightFunctions(scope: Construct, parts: CloudParts): Record<NightTask, SafirFunction> {
  const made = Object.entries(specs).map(([name, { minutes, calledBy = "caller", ...spec }]) => [
    name,
    new SafirFunction(scope, `night-${name}`, parts, {
      ...spec,
      ...(noting.includes(name) && { tables: mergedGrants(spec.tables ?? {}, hears(parts)) }),
      calledBy,
      entry: `functions/lambda/night/${name}.ts`,
      timeout: Duration.minutes(minutes),
    }),
  ]);
  return Object.fromEntries(made);
}

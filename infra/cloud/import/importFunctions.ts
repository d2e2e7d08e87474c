import { type CfnElement, Duration, Stack } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as s3 from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import type { ImportStep } from "../../../functions/contract/importing.ts";
import { acknowledge } from "../acknowledge.ts";
import { SafirFunction, type SafirFunctionProps } from "../functions/safirFunction.ts";
import type { CloudParts } from "../parts.ts";

export type ImportTask = ImportStep | "plan" | "fail" | "ended";

type DropAction = "GetObject" | "PutObject" | "DeleteObject";

type Spec = Pick<SafirFunctionProps, "description" | "memoryMb" | "tables" | "files" | "secret"> & {
  minutes: number;
  /** What it may do to dropped files and beside them. */
  drops?: readonly DropAction[];
  calledBy?: SafirFunctionProps["calledBy"];
};

const imports = ["imports/"];
const passingOn = { read: imports, write: imports };
/** Says what became of a file, once. */
const telling = {
  drops: ["GetObject", "PutObject", "DeleteObject"],
  files: { list: imports, remove: imports },
} as const;
/** The longest a function may run. */
const longest = 15;

/** Every task of an import: how much it needs, and the little it may do. */
const specs: Record<ImportTask, Spec> = {
  plan: {
    description: "Copies a dropped file and finds the ends of its records",
    memoryMb: 1769,
    minutes: longest,
    drops: ["GetObject"],
    files: passingOn,
  },
  read: {
    description: "Reads the records of a range of a file",
    memoryMb: 3008,
    minutes: longest,
    files: passingOn,
  },
  formats: {
    description: "Decides how a file writes dates and amounts",
    memoryMb: 1024,
    minutes: 5,
    files: passingOn,
  },
  settle: {
    description: "Settles the rows of a part of a file",
    memoryMb: 3008,
    minutes: longest,
    files: passingOn,
  },
  agree: {
    description: "Refuses a file that has to be asked about",
    memoryMb: 1024,
    minutes: 5,
    files: { read: imports },
  },
  store: {
    description: "Stores the orders of a part of a file",
    memoryMb: 3008,
    minutes: longest,
    secret: true,
    tables: {
      tombstones: ["BatchGetItem"],
      // Whether the shop's orders have amounts.
      catalog: ["GetItem"],
      owners: ["BatchGetItem", "GetItem", "PutItem", "UpdateItem", "DeleteItem"],
      orders: ["BatchGetItem", "BatchWriteItem", "GetItem", "PutItem", "DeleteItem"],
      // Marks a customer that loses an order to another; nothing of a score is written here.
      customers: ["UpdateItem"],
    },
    files: passingOn,
  },
  report: {
    description: "Writes what became of a file beside it",
    memoryMb: 3008,
    minutes: 5,
    ...telling,
    files: { ...telling.files, read: imports },
  },
  fail: { description: "Says beside a file why it was not imported", memoryMb: 256, minutes: 5, ...telling },
  ended: {
    description: "Says beside a file that its import was cut off",
    memoryMb: 256,
    minutes: 5,
    calledBy: "event",
    ...telling,
  },
};

/** The functions of imports, one a task. */
export function importFunctions(
  scope: Construct,
  parts: CloudParts,
  drops: s3.Bucket,
): Record<ImportTask, SafirFunction> {
  const made = Object.entries(specs).map(([name, { minutes, drops: allowed, calledBy, ...spec }]) => {
    const made = new SafirFunction(scope, `import-${name}`, parts, {
      ...spec,
      calledBy: calledBy ?? "caller",
      entry: `functions/lambda/import/${name}.ts`,
      timeout: Duration.minutes(minutes),
      environment: allowed && { DROPS_BUCKET: drops.bucketName },
    });
    if (allowed) mayUse(made, drops, allowed);
    return [name, made];
  });
  return Object.fromEntries(made);
}

/** A missing file is told apart from a forbidden one only by who may list. */
function mayUse(made: SafirFunction, drops: s3.Bucket, actions: readonly DropAction[]): void {
  const allow = (actions: string[], resource: string) =>
    made.addToRolePolicy(new iam.PolicyStatement({ actions, resources: [resource] }));
  allow(
    actions.map((action) => `s3:${action}`),
    drops.arnForObjects("*"),
  );
  allow(["s3:ListBucket"], drops.bucketArn);
  const bucket = Stack.of(made).getLogicalId(drops.node.defaultChild as CfnElement);
  acknowledge(made.role!, {
    [`AwsSolutions-IAM5[Resource::<${bucket}.Arn>/*]`]:
      "Whoever drops a file names it; the bucket holds dropped files and what became of them, and nothing else.",
  });
}

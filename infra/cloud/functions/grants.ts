import { Aws } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import type { TableDefinition, TableName } from "../../../functions/contract/tables.ts";
import { tables } from "../../../functions/contract/tables.ts";
import type { CloudParts } from "../parts.ts";

export type TableAction =
  | "GetItem"
  | "BatchGetItem"
  | "Query"
  | `Query:${string}`
  | "Scan"
  | "PutItem"
  | "UpdateItem"
  | "DeleteItem"
  | "BatchWriteItem"
  | "ConditionCheckItem";

/**
 * What a function may do to a table; asked of its indexes, only queries are granted. "Query" is that of the table, where
 * it has a sort key, and of its indexes except its outbox; "Query:<index>" that of one index, "Query:" of the table alone.
 */
export type TableGrants = Partial<Record<TableName, readonly TableAction[]>>;

/** Prefixes of keys among the files, e.g. "snapshots/", by what a function may do below them. */
export interface FileGrants {
  read?: readonly string[];
  write?: readonly string[];
  list?: readonly string[];
  remove?: readonly string[];
}

const everyTable: Record<TableName, TableDefinition> = tables;

/** Statements for tables, by their own ARNs; queries of a table that has indexes are queries of its indexes. */
export function tableStatements({ tables: made }: CloudParts, grants: TableGrants): iam.PolicyStatement[] {
  return Object.entries(grants).flatMap(([name, actions]) => {
    const arn = made[name as TableName].tableArn;
    const { indexes = {}, sortKey } = everyTable[name as TableName];
    const queried = actions.flatMap((action) => {
      if (action !== "Query") return action.startsWith("Query:") ? [action.slice("Query:".length)] : [];
      return [...(sortKey ? [""] : []), ...Object.keys(indexes).filter((index) => index !== "byNews")];
    });
    return [
      { actions: actions.filter((action) => !action.startsWith("Query")), resources: [arn] },
      {
        actions: queried.length > 0 ? ["Query"] : [],
        resources: queried.map((index) => (index === "" ? arn : `${arn}/index/${index}`)),
      },
    ]
      .filter((statement) => statement.actions.length > 0)
      .map(
        (statement) =>
          new iam.PolicyStatement({
            ...statement,
            actions: statement.actions.map((action) => `dynamodb:${action}`),
          }),
      );
  });
}

/** Statements for files below prefixes; a missing file is told apart from a forbidden one only by who may list. */
export function fileStatements({ files }: CloudParts, grants: FileGrants): iam.PolicyStatement[] {
  const below = (prefixes: readonly string[]) => prefixes.map((prefix) => files.arnForObjects(`${prefix}*`));
  const { read = [], write = [], remove = [], list = [] } = grants;
  const statements: iam.PolicyStatement[] = [];
  const add = (actions: string[], resources: string[], conditions?: Record<string, unknown>) => {
    if (resources.length > 0) statements.push(new iam.PolicyStatement({ actions, resources, conditions }));
  };
  add(["s3:GetObject"], below(read));
  add(["s3:PutObject", "s3:AbortMultipartUpload"], below(write));
  add(["s3:DeleteObject"], below(remove));
  const listed = [...new Set([...list, ...read])];
  if (listed.length > 0) {
    add(["s3:ListBucket"], [files.bucketArn], {
      StringLike: { "s3:prefix": listed.map((prefix) => `${prefix}*`) },
    });
  }
  return statements;
}

/** Use of the deployment's key, through the services that hold the data and in no other way. */
export function keyStatement({ key }: CloudParts, services: readonly string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: [
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:Encrypt",
      "kms:GenerateDataKey",
      "kms:ReEncryptFrom",
      "kms:ReEncryptTo",
    ],
    resources: [key.keyArn],
    conditions: {
      StringEquals: { "kms:ViaService": services.map((name) => `${name}.${Aws.REGION}.amazonaws.com`) },
    },
  });
}

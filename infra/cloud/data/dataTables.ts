import { RemovalPolicy } from "aws-cdk-lib";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import type * as kms from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import { type TableDefinition, type TableName, tables } from "../../../functions/contract/tables.ts";

export type DataTables = Record<TableName, dynamodb.Table>;

const typeOf = { S: dynamodb.AttributeType.STRING, N: dynamodb.AttributeType.NUMBER };
const attribute = ({ name, type }: { name: string; type: "S" | "N" }) => ({ name, type: typeOf[type] });

/** The tables of the contract, on demand, encrypted by the deployment's key, recoverable to any second. */
export function dataTables(
  scope: Construct,
  { prefix, key, keepData }: { prefix: string; key: kms.Key; keepData: boolean },
): DataTables {
  const made = Object.entries(tables).map(([name, definition]) => {
    const table: TableDefinition = definition;
    const made = new dynamodb.Table(scope, `Table-${name}`, {
      tableName: `${prefix}${name}`,
      partitionKey: attribute(table.partitionKey),
      sortKey: table.sortKey && attribute(table.sortKey),
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: keepData,
      removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      stream: table.stream ? dynamodb.StreamViewType.KEYS_ONLY : undefined,
      timeToLiveAttribute: table.timeToLive,
    });
    for (const [indexName, index] of Object.entries(table.indexes ?? {})) {
      made.addGlobalSecondaryIndex({
        indexName,
        partitionKey: attribute(index.partitionKey),
        sortKey: attribute(index.sortKey),
        projectionType: dynamodb.ProjectionType.INCLUDE,
        nonKeyAttributes: [...index.include],
      });
    }
    return [name, made];
  });
  return Object.fromEntries(made);
}

import type * as kms from "aws-cdk-lib/aws-kms";
import type * as s3 from "aws-cdk-lib/aws-s3";
import type * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";
import type * as sns from "aws-cdk-lib/aws-sns";
import type * as sqs from "aws-cdk-lib/aws-sqs";
import type { DataTables } from "./data/dataTables.ts";
import type { Bundles } from "./functions/bundleFunctions.ts";
import type { Deployment } from "./deployment.ts";

/** What every part of the stack builds upon. */
export interface CloudParts {
  deployment: Deployment;
  /** The code of every handler, bundled. */
  bundles: Bundles;
  /** In front of the name of every table; also the value of the metrics' dimension, without its last hyphen. */
  prefix: string;
  key: kms.Key;
  tables: DataTables;
  /** Snapshots, exports, what the steps of a night leave each other. */
  files: s3.Bucket;
  accessLogs: s3.Bucket;
  /** The deployment's secret. */
  secret: secretsmanager.Secret;
  /** What failed for good on an asynchronous path lies here; an alarm watches it. */
  deadLetters: sqs.Queue;
  /** Alarms go here. */
  alarms: sns.Topic;
}

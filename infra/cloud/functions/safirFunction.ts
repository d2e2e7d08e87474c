import { type CfnElement, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as destinations from "aws-cdk-lib/aws-lambda-destinations";
import * as logs from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { acknowledge } from "../acknowledge.ts";
import type { CloudParts } from "../parts.ts";
import {
  type FileGrants,
  fileStatements,
  keyStatement,
  type TableGrants,
  tableStatements,
} from "./grants.ts";

export interface SafirFunctionProps {
  /** The handler's file from the root of the repository, which exports `handler`: "functions/lambda/http/read.ts". */
  entry: string;
  description: string;
  memoryMb: number;
  timeout: Duration;
  /**
   * Who calls it. An "event" nobody waits for (the function is tried twice more, then the request becomes a dead
   * letter), a "stream" of a table; a "caller" who waits sees the failure and decides: the API, a state machine.
   */
  calledBy: "caller" | "event" | "stream";
  tables?: TableGrants;
  files?: FileGrants;
  /** Whether it may read the deployment's secret. */
  secret?: boolean;
  environment?: Record<string, string>;
}

/** One function of the service: bundled small, on arm64, with exactly the permissions that are named. */
export class SafirFunction extends lambda.Function {
  constructor(scope: Construct, id: string, parts: CloudParts, props: SafirFunctionProps) {
    const { deployment, prefix, key, files, secret, deadLetters, bundles } = parts;
    const { calledBy, entry } = props;
    const logGroup = new logs.LogGroup(scope, `${id}Log`, {
      retention: deployment.logDays as number as logs.RetentionDays,
      encryptionKey: key,
      removalPolicy: deployment.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const role = new iam.Role(scope, `${id}Role`, {
      assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com"),
      description: `What ${prefix}${id} may do`,
    });
    super(scope, id, {
      code: bundles.codeOf(entry),
      handler: "index.handler",
      description: props.description,
      functionName: `${prefix}${id}`,
      runtime: lambda.Runtime.NODEJS_22_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: props.memoryMb,
      timeout: props.timeout,
      tracing: lambda.Tracing.ACTIVE,
      role,
      logGroup,
      environment: {
        STACK: prefix.slice(0, -1),
        TABLE_PREFIX: prefix,
        SETTINGS: JSON.stringify(deployment.settings),
        ...(props.files && { FILES_BUCKET: files.bucketName }),
        ...(props.secret && { SECRET_ARN: secret.secretArn }),
        ...(props.tables && deployment.eventBus && { EVENT_BUS: `${prefix}events` }),
        ...props.environment,
      },
      ...(calledBy === "event" && {
        retryAttempts: 2,
        maxEventAge: Duration.hours(6),
        onFailure: new destinations.SqsDestination(deadLetters),
      }),
    });
    (this.node.defaultChild as lambda.CfnFunction).addMetadata("entry", entry);
    logGroup.grantWrite(role);

    const services = [
      ...(props.tables ? ["dynamodb"] : []),
      ...(props.files ? ["s3"] : []),
      ...(props.secret ? ["secretsmanager"] : []),
    ];
    for (const statement of [
      ...tableStatements(parts, props.tables ?? {}),
      ...fileStatements(parts, props.files ?? {}),
      ...(services.length > 0 ? [keyStatement(parts, services)] : []),
    ]) {
      this.addToRolePolicy(statement);
    }
    if (props.secret) {
      this.addToRolePolicy(
        new iam.PolicyStatement({
          actions: ["secretsmanager:GetSecretValue"],
          resources: [secret.secretArn],
        }),
      );
    }
    this.acknowledgeRules(role, parts, props);
  }

  private acknowledgeRules(
    role: iam.Role,
    { files }: CloudParts,
    { calledBy, files: grants }: SafirFunctionProps,
  ) {
    const runtime =
      "Node.js 22 is maintained and what the bundles are built for; a later one is taken when they were tested on it.";
    const letters = {
      caller:
        "Its caller waits: the gateway answers 5xx, a state machine retries and catches. Nothing is lost unseen.",
      event:
        "Its failures go to the queue of dead letters by its failure destination, with the error beside the event.",
      stream: "Records that fail for good go to the queue of dead letters by the mapping of the stream.",
    };
    acknowledge(this, {
      "AwsSolutions-L1": runtime,
      "Serverless-LambdaLatestVersion": runtime,
      "Serverless-LambdaDLQ": letters[calledBy],
    });
    const bucket = Stack.of(this).getLogicalId(files.node.defaultChild as CfnElement);
    const prefixes = new Set(Object.values(grants ?? {}).flat() as string[]);
    acknowledge(role, {
      "AwsSolutions-IAM5[Resource::*]":
        "X-Ray's actions know no resources; nothing else is granted on all of them.",
      ...Object.fromEntries(
        [...prefixes].map((prefix) => [
          `AwsSolutions-IAM5[Resource::<${bucket}.Arn>/${prefix}*]`,
          `Files below ${prefix} have names that are made as they are written; the bucket is this deployment's own.`,
        ]),
      ),
    });
  }
}

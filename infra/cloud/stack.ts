import { CfnOutput, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";
import * as sns from "aws-cdk-lib/aws-sns";
import * as subscriptions from "aws-cdk-lib/aws-sns-subscriptions";
import * as sqs from "aws-cdk-lib/aws-sqs";
import { Duration } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { accessLogBucket, dataBucket } from "./data/dataBucket.ts";
import { dataKey } from "./data/dataKey.ts";
import { dataTables } from "./data/dataTables.ts";
import type { Deployment } from "./deployment.ts";
import type { CloudParts } from "./parts.ts";

/** One shop's Safir: its data, its functions, its nights and what watches them. */
export class SafirStack extends Stack {
  readonly parts: CloudParts;

  constructor(scope: Construct, id: string, deployment: Deployment, props: StackProps = {}) {
    super(scope, id, { ...props, terminationProtection: deployment.keepData });
    const { stage, keepData, alarmEmail } = deployment;
    const prefix = `safir-${stage}-`;
    const key = dataKey(this, keepData);
    const accessLogs = accessLogBucket(this, keepData);
    this.parts = {
      deployment,
      prefix,
      key,
      accessLogs,
      tables: dataTables(this, { prefix, key, keepData }),
      files: dataBucket(this, { key, logs: accessLogs, keepData }),
      secret: new secretsmanager.Secret(this, "Secret", {
        description: "Signs cursors and links, and keys the hashes of erased customers",
        encryptionKey: key,
        generateSecretString: { passwordLength: 64, excludePunctuation: true },
        removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      }),
      deadLetters: new sqs.Queue(this, "DeadLetters", {
        retentionPeriod: Duration.days(14),
        encryption: sqs.QueueEncryption.SQS_MANAGED,
        enforceSSL: true,
      }),
      alarms: new sns.Topic(this, "Alarms", { masterKey: key, enforceSSL: true }),
    };
    if (alarmEmail) this.parts.alarms.addSubscription(new subscriptions.EmailSubscription(alarmEmail));
    new CfnOutput(this, "AlarmTopic", { value: this.parts.alarms.topicArn });
  }
}

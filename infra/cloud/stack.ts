import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";
import * as sns from "aws-cdk-lib/aws-sns";
import * as subscriptions from "aws-cdk-lib/aws-sns-subscriptions";
import * as sqs from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { acknowledge } from "./acknowledge.ts";
import { accessLogBucket, dataBucket } from "./data/dataBucket.ts";
import { dataKey } from "./data/dataKey.ts";
import { dataTables } from "./data/dataTables.ts";
import type { Deployment } from "./deployment.ts";
import type { Bundles } from "./functions/bundleFunctions.ts";
import { serviceFunctions } from "./functions/serviceFunctions.ts";
import { httpApi } from "./http/httpApi.ts";
import { Imports } from "./import/imports.ts";
import { Nights } from "./night/nights.ts";
import { alarms } from "./operations/alarms.ts";
import { dashboard } from "./operations/dashboard.ts";
import type { CloudParts } from "./parts.ts";
import { site } from "./site/site.ts";

/** One shop's Safir: its data, its functions, its nights and what watches them. */
export class SafirStack extends Stack {
  readonly parts: CloudParts;

  constructor(
    scope: Construct,
    id: string,
    deployment: Deployment,
    bundles: Bundles,
    props: StackProps = {},
  ) {
    super(scope, id, { ...props, terminationProtection: deployment.keepData });
    const { stage, keepData, alarmEmail } = deployment;
    const prefix = `safir-${stage}-`;
    const key = dataKey(this, keepData);
    const accessLogs = accessLogBucket(this, keepData);
    this.parts = {
      deployment,
      bundles,
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
    acknowledge(this.parts.secret, {
      "AwsSolutions-SMG4":
        "The hashes of erased customers are keyed by it: another secret would let their orders in again. It never leaves the functions.",
    });
    acknowledge(this.parts.deadLetters, {
      "AwsSolutions-SQS3": "It is the queue of dead letters itself.",
      "Serverless-SQSRedrivePolicy": "It is the queue of dead letters itself.",
    });
    if (alarmEmail) this.parts.alarms.addSubscription(new subscriptions.EmailSubscription(alarmEmail));

    const functions = serviceFunctions(this, this.parts);
    const front = httpApi(this, this.parts, functions.byDuty);
    functions.byDuty.service.addEnvironment("DOCS_ASSETS", site(this, this.parts, front).url);
    const nights = new Nights(this, "Nights", this.parts, functions.eraseFiles);
    functions.mayStart(nights);
    new Imports(this, "Imports", this.parts, nights.functions.gather);
    const watched = { front, functions, night: nights.night };
    alarms(this, this.parts, watched);
    dashboard(this, this.parts, watched);

    new CfnOutput(this, "ApiUrl", { value: front.url });
    new CfnOutput(this, "AlarmTopic", { value: this.parts.alarms.topicArn });
  }
}

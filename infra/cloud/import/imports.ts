import { CfnOutput, Duration } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import * as events from "aws-cdk-lib/aws-events";
import * as targets from "aws-cdk-lib/aws-events-targets";
import type * as s3 from "aws-cdk-lib/aws-s3";
import type { CfnBucket } from "aws-cdk-lib/aws-s3";
import type * as sfn from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { besideFile } from "../../../functions/contract/importing.ts";
import { privateBucket } from "../data/dataBucket.ts";
import type { SafirFunction } from "../functions/safirFunction.ts";
import { cutOffRule } from "../machines/cutOffRule.ts";
import { machine } from "../machines/machine.ts";
import { ownMetric } from "../operations/metric.ts";
import type { CloudParts } from "../parts.ts";
import { importDefinition } from "./importDefinition.ts";
import { importFunctions } from "./importFunctions.ts";

/** Dropped files name customers: they and what was written beside them are gone after so many days. */
const keptDays = 7;

/** The import of dropped files: the bucket they are dropped in, and the machine that a new file starts. */
export class Imports extends Construct {
  readonly drops: s3.Bucket;
  readonly functions: ReturnType<typeof importFunctions>;
  readonly machine: sfn.StateMachine;

  constructor(scope: Construct, id: string, parts: CloudParts, gather: SafirFunction) {
    super(scope, id);
    const { key, accessLogs, deployment } = parts;
    this.drops = privateBucket(this, "Drops", {
      key,
      logs: accessLogs,
      keepData: deployment.keepData,
      rules: [{ expiration: Duration.days(keptDays) }],
    });
    (this.drops.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    this.functions = importFunctions(this, parts, this.drops);
    const called = new Set<SafirFunction>();
    const definition = importDefinition((task) => {
      const made = task === "gather" ? gather : this.functions[task];
      called.add(made);
      return { arn: made.functionArn, seconds: made.timeout!.toSeconds() };
    });
    this.machine = machine(this, "import", parts, definition, [...called]);
    this.onDrop(parts);
    cutOffRule(this, parts, [this.machine], this.functions.ended);
    this.alarm(parts);
    new CfnOutput(this, "DropsName", { value: this.drops.bucketName }).overrideLogicalId("DropsBucket");
  }

  /** Whatever is dropped is tried, and told about: also what is no CSV. Only what imports write themselves is not. */
  private onDrop({ deadLetters }: CloudParts): void {
    new events.Rule(this, "Dropped", {
      description: "Files of orders that were dropped",
      eventPattern: {
        source: ["aws.s3"],
        detailType: ["Object Created"],
        detail: {
          bucket: { name: [this.drops.bucketName] },
          object: { key: events.Match.anythingButSuffix(...Object.values(besideFile), "/") },
        },
      },
      targets: [
        new targets.SfnStateMachine(this.machine, {
          input: events.RuleTargetInput.fromObject({
            name: events.EventField.fromPath("$.detail.object.key"),
          }),
          deadLetterQueue: deadLetters,
          maxEventAge: Duration.hours(6),
          retryAttempts: 20,
        }),
      ],
    });
  }

  private alarm(parts: CloudParts): void {
    const alarm = new cloudwatch.Alarm(this, "ImportFailedAlarm", {
      alarmName: `${parts.prefix}ImportFailed`,
      alarmDescription: "The import of a dropped file failed; its .report.json says why. Drop it again.",
      metric: ownMetric(parts, "importFailed", { statistic: "Sum", period: Duration.minutes(5) }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(parts.alarms));
  }
}

import { Duration } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { Construct } from "constructs";
import type { TableName } from "../../../functions/contract/tables.ts";
import type { CloudParts } from "../parts.ts";
import { ownMetric } from "./metric.ts";
import type { Watched } from "./watched.ts";

const { GREATER_THAN_OR_EQUAL_TO_THRESHOLD, GREATER_THAN_THRESHOLD, LESS_THAN_THRESHOLD } =
  cloudwatch.ComparisonOperator;
const { BREACHING, IGNORE, NOT_BREACHING } = cloudwatch.TreatMissingData;

/** Tables that grow with orders and customers, and are written in bulk. */
const bulkTables = ["orders", "owners", "customers"] as const satisfies TableName[];

/** What somebody must be told of. Each alarm goes to the topic when it begins and when it ends. */
export function alarms(scope: Construct, parts: CloudParts, { front, functions, night }: Watched) {
  const { deployment, deadLetters, tables } = parts;
  const fiveMinutes = Duration.minutes(5);
  const action = new SnsAction(parts.alarms);
  const alarm = (id: string, alarmDescription: string, props: Omit<cloudwatch.AlarmProps, "alarmName">) => {
    const made = new cloudwatch.Alarm(scope, `${id}Alarm`, {
      alarmName: `${parts.prefix}${id}`,
      alarmDescription,
      treatMissingData: NOT_BREACHING,
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      ...props,
    });
    made.addAlarmAction(action);
    made.addOkAction(action);
  };
  const sumOf = (metrics: cloudwatch.IMetric[]) =>
    new cloudwatch.MathExpression({
      expression: metrics.map((_, i) => `FILL(m${i}, 0)`).join(" + "),
      usingMetrics: Object.fromEntries(metrics.map((metric, i) => [`m${i}`, metric])),
      period: fiveMinutes,
    });

  alarm("NightFailed", "A night failed; GET /v1/runs says why. What served before it still serves.", {
    metric: sumOf([
      ownMetric(parts, "nightFailed", { statistic: "Sum", period: fiveMinutes }),
      night.metricFailed({ period: fiveMinutes }),
      night.metricTimedOut({ period: fiveMinutes }),
      night.metricAborted({ period: fiveMinutes }),
    ]),
    threshold: 1,
    evaluationPeriods: 1,
  });
  alarm("NightLate", `No night has ended well for ${deployment.nightLateAfterHours} hours.`, {
    metric: ownMetric(parts, "nightDone", { statistic: "Sum", period: Duration.hours(1) }),
    comparisonOperator: LESS_THAN_THRESHOLD,
    threshold: 1,
    evaluationPeriods: deployment.nightLateAfterHours,
    treatMissingData: BREACHING,
  });
  alarm("StreamLag", "Orders wait over a quarter of an hour before their customers are rebuilt.", {
    metric: functions.stream.metric("IteratorAge", { statistic: "Maximum", period: fiveMinutes }),
    threshold: Duration.minutes(15).toMilliseconds(),
    evaluationPeriods: 3,
  });
  alarm("DeadLetters", "Something failed for good on an asynchronous path; docs/deploy.md says what to do.", {
    metric: deadLetters.metricApproximateNumberOfMessagesVisible({
      statistic: "Maximum",
      period: fiveMinutes,
    }),
    threshold: 1,
    evaluationPeriods: 1,
  });
  alarm(
    "ApiErrors",
    "The API answered 5 requests or more with 5xx in five minutes, twice in a quarter of an hour.",
    {
      metric: front.stage.metricServerError({ statistic: "Sum", period: fiveMinutes }),
      threshold: 5,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
    },
  );
  // An alarm adds up ten metrics at most.
  const { byDuty, stream, exportList, eraseFiles, eraseCustomer, freezeCampaign, tell } = functions;
  for (const [id, some] of Object.entries({
    FunctionThrottles: Object.values(byDuty),
    JobThrottles: [stream, exportList, eraseFiles, eraseCustomer, freezeCampaign, tell],
  })) {
    alarm(id, "Lambda turned calls away: the account's limit of concurrent calls is reached.", {
      metric: sumOf(some.map((made) => made.metricThrottles({ period: fiveMinutes }))),
      threshold: 1,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
    });
  }
  alarm(
    "WebhooksDead",
    "An endpoint did not take an event for three days; docs/webhooks.md says how to send it again.",
    {
      metric: ownMetric(parts, "webhooksDead", { statistic: "Sum", period: fiveMinutes }),
      threshold: 1,
      evaluationPeriods: 1,
    },
  );
  alarm("TableThrottles", "DynamoDB turned reads or writes away: more came than a table had grown to take.", {
    metric: sumOf(
      bulkTables.flatMap((name) =>
        ["ReadThrottleEvents", "WriteThrottleEvents"].map((event) =>
          tables[name].metric(event, { statistic: "Sum", period: fiveMinutes }),
        ),
      ),
    ),
    threshold: 50,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
  });
  alarm(
    "ForecastDrift",
    `Forecasts of the total were off by over ${deployment.driftAlarmAt}% three nights in a row.`,
    {
      metric: ownMetric(parts, "forecastError", { statistic: "Maximum", period: Duration.days(1) }),
      comparisonOperator: GREATER_THAN_THRESHOLD,
      threshold: deployment.driftAlarmAt,
      evaluationPeriods: 3,
      treatMissingData: IGNORE,
    },
  );
}

import { CfnOutput, Duration } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import type { CloudParts } from "../parts.ts";
import { ownMetric } from "./metric.ts";
import type { Watched } from "./watched.ts";

/** How the deployment does, on one page: the API, orders on their way in, the nights. */
export function dashboard(scope: Construct, parts: CloudParts, { front, functions, night }: Watched) {
  const { stage } = front;
  const [fiveMinutes, aDay] = [Duration.minutes(5), Duration.days(1)];
  const graph = (
    title: string,
    left: cloudwatch.IMetric[],
    more: Partial<cloudwatch.GraphWidgetProps> = {},
  ) => new cloudwatch.GraphWidget({ title, left, width: 8, height: 6, ...more });
  const atNight = (metric: Parameters<typeof ownMetric>[1], label: string, statistic = "Maximum") =>
    ownMetric(parts, metric, { statistic, label, period: aDay });

  const page = new cloudwatch.Dashboard(scope, "Dashboard", {
    dashboardName: `${parts.prefix.slice(0, -1)}`,
    defaultInterval: Duration.days(7),
  });
  page.addWidgets(
    graph(
      "API latency (ms)",
      ["p50", "p95", "p99"].map((statistic) =>
        stage.metricLatency({ statistic, label: statistic, period: fiveMinutes }),
      ),
    ),
    graph("API requests", [stage.metricCount({ label: "requests", period: fiveMinutes })]),
    graph("API errors", [
      stage.metricClientError({ label: "4xx", period: fiveMinutes }),
      stage.metricServerError({ label: "5xx", period: fiveMinutes }),
    ]),
  );
  page.addWidgets(
    graph("Orders in", [
      ownMetric(parts, "ordersAccepted", { statistic: "Sum", label: "accepted", period: fiveMinutes }),
      ownMetric(parts, "ordersDuplicate", { statistic: "Sum", label: "known already", period: fiveMinutes }),
    ]),
    graph("Stream lag (ms)", [
      functions.stream.metric("IteratorAge", { statistic: "Maximum", label: "oldest", period: fiveMinutes }),
    ]),
    graph("Dead letters", [
      parts.deadLetters.metricApproximateNumberOfMessagesVisible({ label: "waiting", period: fiveMinutes }),
    ]),
  );
  page.addWidgets(
    graph("Night: duration (ms)", [atNight("nightDuration", "begin to report")], {
      right: [
        night.metricSucceeded({ label: "executions done", period: aDay }),
        night.metricFailed({ label: "executions failed", period: aDay }),
      ],
    }),
    graph("Night: customers scored", [atNight("customersScored", "customers")]),
    graph("Night: rows written, and writes saved", [
      atNight("rowsWritten", "written"),
      atNight("rowsSaved", "saved"),
    ]),
  );
  page.addWidgets(
    graph("Forecast error of the graded nights (%)", [atNight("forecastError", "of the total")], {
      leftAnnotations: [{ value: parts.deployment.driftAlarmAt, label: "alarm" }],
    }),
    graph("Functions: errors", [
      ...Object.entries(functions.byDuty).map(([duty, made]) =>
        made.metricErrors({ label: duty, period: fiveMinutes }),
      ),
      functions.stream.metricErrors({ label: "stream", period: fiveMinutes }),
      functions.exportList.metricErrors({ label: "exports", period: fiveMinutes }),
      functions.eraseFiles.metricErrors({ label: "erasures", period: fiveMinutes }),
      functions.tell.metricErrors({ label: "telling", period: fiveMinutes }),
    ]),
    graph("Imported rows", [
      ownMetric(parts, "importAccepted", { statistic: "Sum", label: "taken", period: fiveMinutes }),
      ownMetric(parts, "importRejected", { statistic: "Sum", label: "refused", period: fiveMinutes }),
    ]),
  );
  page.addWidgets(
    graph("Events told, and webhooks posted", [
      ownMetric(parts, "eventsTold", { statistic: "Sum", label: "events", period: fiveMinutes }),
      ownMetric(parts, "webhooksDelivered", { statistic: "Sum", label: "arrived", period: fiveMinutes }),
      ownMetric(parts, "webhooksFailed", { statistic: "Sum", label: "did not", period: fiveMinutes }),
      ownMetric(parts, "webhooksDead", { statistic: "Sum", label: "given up", period: fiveMinutes }),
    ]),
  );
  new CfnOutput(scope, "DashboardName", { value: page.dashboardName });
}

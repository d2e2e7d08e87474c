import type { Duration } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import {
  type Metric,
  metricDimension,
  metricNamespace,
  metrics,
} from "../../../functions/contract/metrics.ts";
import type { CloudParts } from "../parts.ts";

/** A metric that the functions of this deployment emit. */
export function ownMetric(
  { prefix }: CloudParts,
  metric: Metric,
  how: { statistic: string; period: Duration; label?: string },
): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: metricNamespace,
    metricName: metrics[metric].name,
    dimensionsMap: { [metricDimension]: prefix.slice(0, -1) },
    ...how,
  });
}

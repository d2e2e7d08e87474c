import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import type { Context } from "aws-lambda";
import { type Metric, metricNamespace, metrics as metricsOf } from "../../contract/metrics.ts";

const serviceName = process.env.STACK;

/** Structured lines, each with the request it belongs to. */
export const logger = new Logger({ serviceName });

const emitter = new Metrics({ namespace: metricNamespace, serviceName });

/** Adds to a metric of the contract; written out when the invocation ends. */
export function count(metric: Metric, value: number): void {
  emitter.addMetric(metricsOf[metric].name, metricsOf[metric].unit, value);
}

/** A handler whose lines name their request, whose failures are logged, and whose metrics are written out. */
export function observed<Event, Result>(
  handler: (event: Event, context: Context) => Promise<Result>,
): (event: Event, context: Context) => Promise<Result> {
  return async (event, context) => {
    logger.addContext(context);
    try {
      return await handler(event, context);
    } catch (error) {
      logger.error("The invocation failed", error as Error);
      throw error;
    } finally {
      if (emitter.hasStoredMetrics()) emitter.publishStoredMetrics();
    }
  };
}

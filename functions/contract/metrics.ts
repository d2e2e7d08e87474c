/**
 * What the service counts, in CloudWatch's embedded metric format. Handlers emit these names, the dashboard and
 * the alarms read them; nothing else says a metric's name. Each carries one dimension: the stack,
 * under the name that the metrics library gives it.
 */
export const metricNamespace = "Safir";
export const metricDimension = "service";

export const metrics = {
  /** Orders taken, by the API or from a file. */
  ordersAccepted: { name: "OrdersAccepted", unit: "Count" },
  /** Orders that were stored already, as they are. */
  ordersDuplicate: { name: "OrdersDuplicate", unit: "Count" },
  /** A night that ended well; its absence for a day is an alarm. */
  nightDone: { name: "NightDone", unit: "Count" },
  nightFailed: { name: "NightFailed", unit: "Count" },
  /** From `begin` to the end of `report`. */
  nightDuration: { name: "NightDuration", unit: "Milliseconds" },
  customersScored: { name: "CustomersScored", unit: "Count" },
  /** Rows of customers that the night wrote. */
  rowsWritten: { name: "RowsWritten", unit: "Count" },
  /** Rows that were right within the tolerance, so no write was paid for. */
  rowsSaved: { name: "RowsSaved", unit: "Count" },
  /** |forecast − actual| / actual of the latest graded forecast of the total, in percent. */
  forecastError: { name: "ForecastError", unit: "Percent" },
  /** Events that other systems were told of, on their way to endpoints and on the bus. */
  eventsTold: { name: "EventsTold", unit: "Count" },
  /** Attempts to deliver a webhook: those that arrived, those that did not, and of these the last ones. */
  webhooksDelivered: { name: "WebhooksDelivered", unit: "Count" },
  webhooksFailed: { name: "WebhooksFailed", unit: "Count" },
  webhooksDead: { name: "WebhooksDead", unit: "Count" },
  /** Rows of an imported file, taken and refused. */
  importAccepted: { name: "ImportAccepted", unit: "Count" },
  importRejected: { name: "ImportRejected", unit: "Count" },
  /** A file whose import the service failed at; one that is refused is none. */
  importFailed: { name: "ImportFailed", unit: "Count" },
} as const satisfies Record<string, { name: string; unit: "Count" | "Milliseconds" | "Percent" }>;

export type Metric = keyof typeof metrics;

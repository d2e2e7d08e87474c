/** What AWS asks in us-east-1, on demand, without the free tier; in US dollars, as published in 2026. */
export const prices = {
  readUnits: 0.125 / 1e6,
  writeUnits: 0.625 / 1e6,
  tableGbMonth: 0.25,
  backupGbMonth: 0.2,
  lambdaGbSecond: 0.0000133334,
  lambdaRequest: 0.2 / 1e6,
  apiRequest: 1 / 1e6,
  stateTransition: 25 / 1e6,
  filePut: 0.005 / 1000,
  fileGet: 0.0004 / 1000,
  keyMonth: 1,
  keyRequest: 0.03 / 10_000,
  secretMonth: 0.4,
  alarmMonth: 0.1,
  metricMonth: 0.3,
} as const;

/** Sizes of the functions and counts of the deployment that costs are worked out for. */
export const deployment = {
  shards: 16,
  nightGb: 2,
  apiGb: 1.73,
  /** Waiting for one request of DynamoDB, in seconds. */
  waitSeconds: 0.004,
  alarms: 25,
  metrics: 12,
  /** States that one shard of a map step passes through. */
  transitionsOfShard: 4,
} as const;

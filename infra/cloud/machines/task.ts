/** A state of the Amazon States Language, in JSONPath. */
export type State = { Type: string } & Record<string, unknown>;

/** A task that one function does. */
export interface TaskOptions {
  /** ARN of the function. */
  arn: string;
  /** The function's own time limit. */
  seconds: number;
  /** What the function is given; the state's whole input unless told. */
  parameters?: Record<string, unknown>;
  /** Errors that trying again does not mend. */
  final?: readonly string[];
  /** An error that time mends: somebody else is at it. */
  waitsOn?: string;
}

/** Failures of the service that calls the function, or of the function's start: not the function's own. */
const ofTheService = [
  "Lambda.TooManyRequestsException",
  "Lambda.ServiceException",
  "Lambda.AWSLambdaException",
  "Lambda.SdkClientException",
  "Lambda.ClientExecutionTimeoutException",
];

/** Beyond the function's own limit, for the call to end in its own way. */
const graceSeconds = 30;

/**
 * A task with its retries: backoff and full jitter, so that shards which failed together do not come back together.
 * A step waits up to about two hours for somebody else; the service's own failures are tried for some minutes.
 */
export function task({ arn, seconds, parameters, final = [], waitsOn }: TaskOptions): State {
  const spread = { BackoffRate: 2, JitterStrategy: "FULL" };
  return {
    Type: "Task",
    Resource: arn,
    TimeoutSeconds: seconds + graceSeconds,
    ...(parameters && { Parameters: parameters }),
    Retry: [
      ...(final.length > 0 ? [{ ErrorEquals: [...final], MaxAttempts: 0 }] : []),
      ...(waitsOn === undefined
        ? []
        : [
            {
              ErrorEquals: [waitsOn],
              IntervalSeconds: 30,
              MaxAttempts: 30,
              MaxDelaySeconds: 600,
              ...spread,
            },
          ]),
      { ErrorEquals: ofTheService, IntervalSeconds: 2, MaxAttempts: 8, MaxDelaySeconds: 60, ...spread },
      { ErrorEquals: ["States.ALL"], IntervalSeconds: 5, MaxAttempts: 3, MaxDelaySeconds: 120, ...spread },
    ],
  };
}

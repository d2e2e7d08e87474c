/** What EventBridge tells of an execution that did not end well. */
export interface ExecutionEnded {
  detail: {
    executionArn: string;
    status: "FAILED" | "TIMED_OUT" | "ABORTED";
    /** What it was started with, as JSON; null where that is too long to tell. */
    input?: string | null;
  };
}

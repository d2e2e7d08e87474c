/** The interpreter, on any Node: it asks for `Promise.withResolvers`, which came with Node 22. */
const promise = Promise as { withResolvers?: unknown };
promise.withResolvers ??= function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const made = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise: made, resolve, reject };
};

export const { StateMachine, ExecutionError, ExecutionAbortedError } = await import(
  "aws-local-stepfunctions"
);

import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";

/**
 * Asks another function to do something, without waiting for it: it is tried again when it fails, and what
 * fails for good becomes a dead letter.
 *
 * @param variable of the environment that names the function
 */
export function invokeLater<Event extends object>(variable: string): (event: Event) => Promise<void> {
  const client = new LambdaClient({});
  const FunctionName = process.env[variable];
  if (!FunctionName) throw new Error(`invokeLater requires a variable that names a function: ${variable}`);
  return async (event) => {
    await client.send(
      new InvokeCommand({ FunctionName, InvocationType: "Event", Payload: JSON.stringify(event) }),
    );
  };
}

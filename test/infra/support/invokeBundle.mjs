// Runs one bundle as Lambda does: loads it once, then hands it the events that come, one after the other.
import { pathToFileURL } from "node:url";

const { handler } = await import(pathToFileURL(process.argv[2]).href);
const context = {
  functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: "1",
  invokedFunctionArn: "arn:aws:lambda:eu-central-1:123456789012:function:here",
  memoryLimitInMB: "1024",
  awsRequestId: "request",
  logGroupName: "group",
  logStreamName: "stream",
  getRemainingTimeInMillis: () => 30_000,
};

process.on("message", async ({ event }) => {
  try {
    process.send({ result: (await handler(event, context)) ?? null });
  } catch (error) {
    // As Lambda's runtime tells of an error.
    const trace = String(error.stack).split("\n");
    process.send({ error: { errorType: error.name, errorMessage: error.message, trace } });
  }
});
process.on("disconnect", () => process.exit());

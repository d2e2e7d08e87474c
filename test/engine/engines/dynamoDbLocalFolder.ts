import { resolve } from "node:path";
import { missingForDynamoDbLocal } from "../../../infra/local/startDynamoDbLocal.ts";

/** Where the package with Amazon's jar is installed. */
export const dynamoDbLocalFolder = resolve(import.meta.dirname, "../../dynamodb-local");

/** What DynamoDB Local lacks here, in words; null when it can be started. */
export const dynamoDbLocalMissing = missingForDynamoDbLocal(dynamoDbLocalFolder);

if (dynamoDbLocalMissing !== null && process.env.SAFIR_REQUIRE_DYNAMODB_LOCAL) {
  throw new Error(`tests on both engines require DynamoDB Local: ${dynamoDbLocalMissing}`);
}

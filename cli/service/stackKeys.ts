import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { apiKeyStore } from "../../functions/store/apiKeys.ts";
import { tableNames } from "../../functions/store/context.ts";
import { documentClient } from "../../functions/store/documentClient.ts";
import type { KeyStore } from "../../functions/store/types.ts";
import { InputError } from "../errors.ts";

/**
 * Works with the keys of a deployment on AWS, with the credentials and the region of whoever calls.
 *
 * @param stack name of the deployment, e.g. "safir-production"
 * @throws {InputError} where there is no such deployment, or nobody to ask as
 */
export async function stackKeys<T>(stack: string, work: (keys: KeyStore) => Promise<T>): Promise<T> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const client = new DynamoDBClient({});
  try {
    return await work(apiKeyStore({ client: documentClient(client), tableNames: tableNames(`${stack}-`) }));
  } catch (error) {
    const { name, message } = error as Error;
    if (name === "ResourceNotFoundException")
      throw new InputError(
        `there is no deployment ${stack} in this account and region (no table ${stack}-keys)`,
      );
    if (name === "CredentialsProviderError" || /region is missing/i.test(message))
      throw new InputError(
        `option --stack needs AWS credentials and a region in the environment: ${message}`,
      );
    if (name === "AccessDeniedException")
      throw new InputError(`these credentials may not use the keys of ${stack}: ${message}`);
    throw error;
  } finally {
    client.destroy();
  }
}

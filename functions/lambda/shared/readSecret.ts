import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

/** The deployment's secret, from where the deployment made it. */
export async function readSecret(secretArn: string): Promise<string> {
  const client = new SecretsManagerClient({});
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  client.destroy();
  if (SecretString === undefined) throw new Error(`readSecret requires a secret that is text: ${secretArn}`);
  return SecretString;
}

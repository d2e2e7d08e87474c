import { Aws, Duration, RemovalPolicy } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";

/** The key that everything at rest is encrypted with: tables, files, secret, logs, alarms. */
export function dataKey(scope: Construct, keepData: boolean): kms.Key {
  const key = new kms.Key(scope, "Key", {
    description: "Encrypts everything that this deployment of Safir keeps",
    enableKeyRotation: true,
    pendingWindow: Duration.days(keepData ? 30 : 7),
    removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  const forService = (service: string, condition: Record<string, Record<string, string>>) =>
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal(service)],
        actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*", "kms:DescribeKey"],
        // In the policy of a key, "*" is the key itself.
        resources: ["*"],
        conditions: condition,
      }),
    );
  forService(`logs.${Aws.REGION}.amazonaws.com`, {
    ArnLike: {
      "kms:EncryptionContext:aws:logs:arn": `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:*`,
    },
  });
  forService("cloudwatch.amazonaws.com", { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } });
  return key;
}

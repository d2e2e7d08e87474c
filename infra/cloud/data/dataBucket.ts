import { Duration, RemovalPolicy } from "aws-cdk-lib";
import type * as kms from "aws-cdk-lib/aws-kms";
import * as s3 from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";

/** A private, encrypted, versioned bucket that is reached by TLS only and logs who reached it. */
export function privateBucket(
  scope: Construct,
  id: string,
  props: { key: kms.IKey; logs: s3.IBucket; keepData: boolean; rules: s3.LifecycleRule[] },
): s3.Bucket {
  const { key, logs, keepData, rules } = props;
  return new s3.Bucket(scope, id, {
    encryption: s3.BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    versioned: true,
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: `${id}/`,
    // What is erased or replaced is gone for good a day later.
    lifecycleRules: [
      {
        noncurrentVersionExpiration: Duration.days(1),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
      ...rules,
    ],
    removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    autoDeleteObjects: false,
  });
}

/** Where buckets log who reached them. Their deliverer cannot use a key of one's own. */
export function accessLogBucket(scope: Construct, keepData: boolean): s3.Bucket {
  return new s3.Bucket(scope, "AccessLogs", {
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    lifecycleRules: [
      { expiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
    removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
}

/** Snapshots, exports and what the steps of a night leave each other. Exports are kept for a week. */
export function dataBucket(
  scope: Construct,
  props: { key: kms.IKey; logs: s3.IBucket; keepData: boolean },
): s3.Bucket {
  return privateBucket(scope, "Files", {
    ...props,
    rules: [
      { prefix: "exports/", expiration: Duration.days(7) },
      { prefix: "nights/", expiration: Duration.days(7) },
      // What an import that was cut off left.
      { prefix: "imports/", expiration: Duration.days(2) },
    ],
  });
}

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type CfnElement, CfnOutput, Duration, RemovalPolicy, Stack, Token } from "aws-cdk-lib";
import * as acm from "aws-cdk-lib/aws-certificatemanager";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import * as origins from "aws-cdk-lib/aws-cloudfront-origins";
import * as logs from "aws-cdk-lib/aws-logs";
import * as s3 from "aws-cdk-lib/aws-s3";
import * as deployment from "aws-cdk-lib/aws-s3-deployment";
import type { Construct } from "constructs";
import { consolePolicy } from "../../../functions/contract/consolePolicy.ts";
import { routes } from "../../../functions/contract/routes/index.ts";
import { acknowledge } from "../acknowledge.ts";
import type { HttpFront } from "../http/httpApi.ts";
import type { CloudParts } from "../parts.ts";

const root = resolve(import.meta.dirname, "../../..");
/** The console, where it has been built. */
const consoleFolder = resolve(root, "web/dist");

/**
 * The console and the pages of /docs, and the API beside them under one origin, so that the console needs no
 * permission to ask another. The bucket is private; only this distribution reads it.
 */
export function site(scope: Construct, parts: CloudParts, front: HttpFront): { url: string } {
  const { siteDomain, keepData, logDays } = parts.deployment;
  const bucket = new s3.Bucket(scope, "Site", {
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    versioned: true,
    serverAccessLogsBucket: parts.accessLogs,
    serverAccessLogsPrefix: "Site/",
    lifecycleRules: [
      {
        noncurrentVersionExpiration: Duration.days(30),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
    ],
    // Everything in it is deployed from the repository.
    removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  // CloudFront writes its logs by an access control list and in no other way.
  const logBucket = new s3.Bucket(scope, "SiteLogs", {
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_PREFERRED,
    serverAccessLogsBucket: parts.accessLogs,
    serverAccessLogsPrefix: "SiteLogs/",
    lifecycleRules: [
      { expiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
    removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  const files = origins.S3BucketOrigin.withOriginAccessControl(bucket);
  const api: cloudfront.BehaviorOptions = {
    origin: new origins.HttpOrigin(front.host, {
      protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
    }),
    viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
    allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
    cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
    originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  };
  const page = {
    origin: files,
    viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    responseHeadersPolicy: securityHeaders(scope, "SiteHeaders", "same-origin"),
  };
  const distribution = new cloudfront.Distribution(scope, "Distribution", {
    comment: `${parts.prefix}site`,
    defaultRootObject: "index.html",
    defaultBehavior: {
      ...page,
      functionAssociations: [
        { function: pathsOfConsole(scope), eventType: cloudfront.FunctionEventType.VIEWER_REQUEST },
      ],
    },
    additionalBehaviors: {
      ...Object.fromEntries(apiPaths().map((path) => [path, api])),
      "/docs/*": { ...page, responseHeadersPolicy: securityHeaders(scope, "DocsHeaders", "cross-origin") },
    },
    httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
    enableLogging: true,
    logBucket,
    logFilePrefix: "cloudfront/",
    ...(siteDomain && {
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      domainNames: [siteDomain.name],
      certificate: acm.Certificate.fromCertificateArn(scope, "SiteCertificate", siteDomain.certificateArn),
    }),
  });
  const url = `https://${siteDomain?.name ?? distribution.distributionDomainName}`;

  const deployed = {
    destinationBucket: bucket,
    distribution,
    logGroup: new logs.LogGroup(scope, "SiteDeploymentLog", {
      retention: logDays as number as logs.RetentionDays,
      encryptionKey: parts.key,
      removalPolicy: RemovalPolicy.DESTROY,
    }),
  };
  new deployment.BucketDeployment(scope, "DocsFiles", {
    ...deployed,
    sources: [
      deployment.Source.asset(resolve(root, "node_modules/swagger-ui-dist"), {
        exclude: ["*", "!swagger-ui-bundle.js", "!swagger-ui.css"],
      }),
    ],
    destinationKeyPrefix: "docs",
    distributionPaths: ["/docs/*"],
  });
  if (existsSync(consoleFolder)) {
    const sources = [deployment.Source.asset(consoleFolder)];
    // Named by their content: kept by browsers for good, and here for pages that were opened before a deployment.
    const assets = new deployment.BucketDeployment(scope, "ConsoleAssets", {
      ...deployed,
      sources,
      exclude: ["*"],
      include: ["assets/*"],
      prune: false,
      cacheControl: [deployment.CacheControl.fromString("public, max-age=31536000, immutable")],
      distributionPaths: ["/assets/*"],
    });
    // The page that names them comes after them, and is asked for each time.
    const pages = new deployment.BucketDeployment(scope, "ConsoleFiles", {
      ...deployed,
      sources,
      exclude: ["assets/*", "docs/*"],
      cacheControl: [deployment.CacheControl.noCache()],
      distributionPaths: ["/", "/index.html"],
    });
    pages.node.addDependency(assets);
  }
  acknowledge(distribution, {
    "AwsSolutions-CFR1": "Shops and their people are wherever they are; nothing here is bound to a country.",
    "AwsSolutions-CFR2":
      "Static files and an API that asks for keys and is throttled; a firewall costs more a month than an idle deployment, and can be put in front where a shop asks for one.",
    ...(siteDomain === undefined && {
      "AwsSolutions-CFR4":
        "CloudFront's own certificate fixes the protocol; with a domain of one's own (siteDomain) it is TLS 1.2 of 2021.",
    }),
  });
  acknowledgeDeployment(scope, bucket);
  new CfnOutput(scope, "SiteUrl", { value: url });
  return { url };
}

/** What CDK's own function that copies files into the bucket is granted; it runs while a deployment runs, no longer. */
function acknowledgeDeployment(scope: Construct, bucket: s3.Bucket): void {
  const stack = Stack.of(scope);
  const copier = stack.node.children.find(({ node }) => node.id.startsWith("Custom::CDKBucketDeployment"))!;
  const why =
    "CDK's own function copies the site's files; it runs during a deployment only, on buckets of this stack.";
  const site = stack.getLogicalId(bucket.node.defaultChild as CfnElement);
  const known = (value: string, name: string) => (Token.isUnresolved(value) ? `<AWS::${name}>` : value);
  const [partition, account, region] = [
    known(stack.partition, "Partition"),
    known(stack.account, "AccountId"),
    known(stack.region, "Region"),
  ];
  acknowledge(copier, {
    "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]":
      why,
    ...Object.fromEntries(
      ["Abort", "DeleteObject", "GetBucket", "GetObject", "List"].map((action) => [
        `AwsSolutions-IAM5[Action::s3:${action}*]`,
        why,
      ]),
    ),
    [`AwsSolutions-IAM5[Resource::<${site}.Arn>/*]`]: why,
    "AwsSolutions-IAM5[Resource::*]": why,
    [`AwsSolutions-IAM5[Resource::arn:${partition}:s3:::cdk-hnb659fds-assets-${account}-${region}/*]`]: why,
    "AwsSolutions-L1": why,
    "Serverless-LambdaLatestVersion": why,
    "Serverless-LambdaDLQ": why,
    "Serverless-LambdaTracing": why,
  });
}

/** Paths that belong to the API: the first part of every route, and all below it where there is more. */
function apiPaths(): string[] {
  return [...new Set(routes.map(({ path }) => (path.startsWith("/v1/") ? "/v1/*" : path)))];
}

/** A path of the console is not a file: the console itself answers it. */
function pathsOfConsole(scope: Construct): cloudfront.Function {
  return new cloudfront.Function(scope, "ConsolePaths", {
    comment: "Gives the console every path that is not a file",
    runtime: cloudfront.FunctionRuntime.JS_2_0,
    code: cloudfront.FunctionCode.fromInline(
      "function handler(event) { const r = event.request; if (!/\\.[^/]+$/.test(r.uri)) r.uri = '/index.html'; return r; }",
    ),
  });
}

function securityHeaders(scope: Construct, id: string, loadedFrom: "same-origin" | "cross-origin") {
  return new cloudfront.ResponseHeadersPolicy(scope, id, {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: consolePolicy, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: "Cross-Origin-Resource-Policy", value: loadedFrom, override: true },
        { header: "Cross-Origin-Opener-Policy", value: "same-origin", override: true },
        { header: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=()", override: true },
      ],
    },
  });
}

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { consoleIsBuilt } from "../../infra/local/consoleFiles.ts";
import { createApp } from "../../functions/api/app.ts";
import { dutyOf } from "../../functions/contract/duties.ts";
import { metricNamespace, metrics } from "../../functions/contract/metrics.ts";
import { operations, routes } from "../../functions/contract/routes/index.ts";
import { type TableDefinition, type TableName, tables } from "../../functions/contract/tables.ts";
import { tableInput } from "../../infra/local/createTables.ts";
import { memoryBlobs } from "../../infra/local/memoryBlobs.ts";
import { createStore } from "../../functions/store/store.ts";
import { settingsSchema } from "../../functions/contract/settings.ts";
import { grantsOf, text } from "./support/policies.ts";
import { type Synthesized, synthesize } from "./support/synthesized.ts";

const certificateArn = "arn:aws:acm:eu-central-1:123456789012:certificate/1";
let production: Synthesized;
beforeAll(async () => {
  production = await synthesize({
    stage: "production",
    settings: { currency: "SAR", timeZone: "Asia/Riyadh" },
    nightAt: "03:15",
    apiDomain: { name: "api.shop.example", certificateArn },
    siteDomain: {
      name: "safir.shop.example",
      certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/2",
    },
    alarmEmail: "shop@shop.example",
  });
}, 180_000);

const everyTable = Object.entries(tables) as [TableName, TableDefinition][];
const tableCalled = (name: string) =>
  production.ofType("AWS::DynamoDB::Table").find(([, { Properties }]) => {
    return Properties.TableName === `safir-production-${name}`;
  })!;
const named = (name: string) =>
  production.functionsOf().find((each) => each.name === `safir-production-${name}`)!;
const actionsOf = (name: string) => grantsOf(production.resources, named(name).roleId);

describe("tables", () => {
  const byName = <T extends { AttributeName?: string; IndexName?: string }>(list: T[] = []) =>
    [...list].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

  it.each(everyTable)("%s has the keys and indexes that the local engine gives it", (name, definition) => {
    const [, { Properties }] = tableCalled(name);
    const local = tableInput("", definition);
    expect(Properties.KeySchema).toEqual(local.KeySchema);
    expect(byName(Properties.AttributeDefinitions)).toEqual(byName(local.AttributeDefinitions));
    const projected = (index: { Projection?: { NonKeyAttributes?: string[] } }) => ({
      ...index,
      Projection: { ...index.Projection, NonKeyAttributes: [...index.Projection!.NonKeyAttributes!].sort() },
    });
    expect((Properties.GlobalSecondaryIndexes ?? []).map(projected)).toEqual(
      (local.GlobalSecondaryIndexes ?? []).map(projected),
    );
  });

  it("are those of the contract and no others", () => {
    expect(
      production
        .ofType("AWS::DynamoDB::Table")
        .map(([, { Properties }]) => Properties.TableName)
        .sort(),
    ).toEqual(everyTable.map(([name]) => `safir-production-${name}`).sort());
  });

  it.each(
    everyTable,
  )("%s is on demand, encrypted by the deployment's key and recoverable to any second", (name) => {
    const [, { Properties }] = tableCalled(name);
    expect(Properties).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: {
        SSEEnabled: true,
        SSEType: "KMS",
        KMSMasterKeyId: { "Fn::GetAtt": [keyId(), "Arn"] },
      },
    });
  });

  it.each(everyTable)("%s streams its keys if the contract says so, and only then", (name, { stream }) => {
    const [, { Properties }] = tableCalled(name);
    expect(Properties.StreamSpecification).toEqual(stream ? { StreamViewType: "KEYS_ONLY" } : undefined);
  });

  it("are kept and guarded against deletion in production", () => {
    for (const [, table] of production.ofType("AWS::DynamoDB::Table")) {
      expect(table.Properties.DeletionProtectionEnabled).toBe(true);
      expect([table.DeletionPolicy, table.UpdateReplacePolicy]).toEqual(["Retain", "Retain"]);
    }
  });
});

const keyId = () => production.ofType("AWS::KMS::Key")[0][0];

describe("what is kept in production", () => {
  it.each([
    "AWS::KMS::Key",
    "AWS::S3::Bucket",
    "AWS::SecretsManager::Secret",
  ])("%s outlives the stack", (type) => {
    for (const [, { DeletionPolicy }] of production.ofType(type)) expect(DeletionPolicy).toBe("Retain");
  });

  it("the key turns every year and waits a month before it goes", () => {
    const [[, { Properties }]] = production.ofType("AWS::KMS::Key");
    expect(Properties).toMatchObject({ EnableKeyRotation: true, PendingWindowInDays: 30 });
  });

  it("buckets are closed to the public, encrypted, and reached by TLS only", () => {
    const policies = production.ofType("AWS::S3::BucketPolicy");
    for (const [id, { Properties }] of production.ofType("AWS::S3::Bucket")) {
      expect(Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(Properties.BucketEncryption.ServerSideEncryptionConfiguration).toHaveLength(1);
      const policy = policies.find(([, each]) => each.Properties.Bucket.Ref === id)!;
      expect(policy[1].Properties.PolicyDocument.Statement).toContainEqual(
        expect.objectContaining({
          Effect: "Deny",
          Action: "s3:*",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      );
    }
  });

  it("exports go after a week, what was replaced after a day", () => {
    const [, files] = production
      .ofType("AWS::S3::Bucket")
      .find(([, { Properties }]) => JSON.stringify(Properties.LifecycleConfiguration).includes("exports/"))!;
    expect(files.Properties.LifecycleConfiguration.Rules).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ Prefix: "exports/", ExpirationInDays: 7 }),
        expect.objectContaining({ NoncurrentVersionExpiration: { NoncurrentDays: 1 } }),
      ]),
    );
  });
});

describe("routes", () => {
  const routeKey = ({ method, path }: { method: string; path: string }) => `${method.toUpperCase()} ${path}`;

  it("are those of the contract, which are those of the local server", () => {
    const synthesized = production
      .ofType("AWS::ApiGatewayV2::Route")
      .map(([, { Properties }]) => Properties.RouteKey);
    expect(synthesized.sort()).toEqual(routes.map(routeKey).sort());
    const app = createApp({
      store: createStore(
        { client: { send: async () => ({}) } as never, tableNames: {} as never },
        memoryBlobs(),
      ),
      settings: settingsSchema.parse({}),
      now: () => 0,
      secret: "0123456789abcdef",
      snapshot: async () => null,
      startExport: async () => {},
      startCampaign: async () => {},
      startRescore: async () => ({ runId: "" }),
      eraseCustomer: async () => ({ orders: 0, signals: 0, membershipEvents: 0, customer: false }),
      mergeCustomers: async () => ({ orders: 0, signals: 0, membershipEvents: 0 }),
    });
    const local = app.routes
      .filter(({ method, path }) => method !== "ALL" && !path.includes("*"))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
    expect(new Set(local)).toEqual(new Set(synthesized));
  });

  it("go to the function of their duty", () => {
    const { resources } = production;
    for (const [, { Properties }] of production.ofType("AWS::ApiGatewayV2::Route")) {
      const route = routes.find((each) => routeKey(each) === Properties.RouteKey)!;
      const integration = resources[Properties.Target["Fn::Join"][1][1].Ref];
      const called = resources[integration.Properties.IntegrationUri["Fn::GetAtt"][0]];
      expect(called.Properties.FunctionName).toBe(`safir-production-${dutyOf(route)}`);
    }
  });

  it("are throttled, and logged by their pattern: no path, no address, no id", () => {
    const [[, { Properties }]] = production.ofType("AWS::ApiGatewayV2::Stage");
    expect(Properties.DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: 100,
      ThrottlingBurstLimit: 200,
    });
    const line = JSON.parse(Properties.AccessLogSettings.Format);
    expect(line.route).toBe("$context.routeKey");
    expect(Properties.AccessLogSettings.Format).not.toMatch(/context\.(path|identity|authorizer)|rawPath/i);
  });

  it("are reached under a domain of one's own, where one is given", () => {
    expect(production.ofType("AWS::ApiGatewayV2::DomainName")[0][1].Properties).toMatchObject({
      DomainName: "api.shop.example",
      DomainNameConfigurations: [{ SecurityPolicy: "TLS_1_2", CertificateArn: certificateArn }],
    });
    expect(production.outputs.ApiUrl).toMatchObject({ Value: "https://api.shop.example" });
  });
});

describe("functions", () => {
  const writes = /^dynamodb:(Put|Update|Delete|BatchWrite|PartiQL)/;
  const tableArn = (name: string) => `<${tableCalled(name)[0]}>.Arn`;

  it("run on arm64 and Node.js 22, traced, with a time and a memory of their own", () => {
    for (const { properties } of production.functionsOf()) {
      expect(properties).toMatchObject({
        Architectures: ["arm64"],
        Runtime: "nodejs22.x",
        TracingConfig: { Mode: "Active" },
      });
      expect(properties.MemorySize).toBeGreaterThanOrEqual(256);
      expect(properties.Timeout).toBeGreaterThan(3);
      expect(properties.ReservedConcurrentExecutions).toBeUndefined();
    }
  });

  it("answer before the gateway gives up", () => {
    for (const { properties } of production.functionsOf("functions/lambda/http"))
      expect(properties.Timeout).toBeLessThan(30);
  });

  it("write to a log that is encrypted and kept for as long as is told", () => {
    for (const { properties } of production.functionsOf()) {
      const log = production.resources[properties.LoggingConfig.LogGroup.Ref];
      expect(log.Properties).toMatchObject({
        RetentionInDays: 30,
        KmsKeyId: { "Fn::GetAtt": [keyId(), "Arn"] },
      });
    }
  });

  it("that answer scores cannot write to any table or file, and start nothing", () => {
    expect(actionsOf("read").filter(({ action }) => writes.test(action))).toEqual([]);
    expect(
      actionsOf("read").filter(({ action }) => /^s3:(Put|Delete)|^lambda:|^states:|^sqs:/.test(action)),
    ).toEqual([]);
  });

  it("that take orders cannot read scores or files", () => {
    const resources = actionsOf("ingest").map(({ resource }) => resource);
    expect(resources).not.toContain(tableArn("runs"));
    const customers = actionsOf("ingest").filter(({ resource }) =>
      resource.startsWith(tableArn("customers")),
    );
    expect(customers.map(({ action }) => action)).toEqual(["dynamodb:UpdateItem"]);
    expect(actionsOf("ingest").filter(({ action }) => action.startsWith("s3:"))).toEqual([]);
  });

  it("that describe the service are granted nothing but to write traces and lines", () => {
    expect(actionsOf("service").filter(({ action }) => !/^(xray|logs):/.test(action))).toEqual([]);
  });

  it("other than those of the API cannot reach the keys, and nobody can write them", () => {
    for (const { roleId, entry } of production.functionsOf()) {
      const onKeys = grantsOf(production.resources, roleId).filter(
        ({ resource }) => resource === tableArn("keys"),
      );
      const asksForKeys = /^functions\/lambda\/http\/(?!service|inbound)/.test(entry);
      const wanted = asksForKeys ? ["dynamodb:GetItem"] : [];
      expect(onKeys.map(({ action }) => action)).toEqual(wanted);
    }
  });

  it("are granted whole actions, on resources of this stack", () => {
    const forced: Record<string, string> = {
      "xray:PutTraceSegments": "X-Ray knows no resources",
      "xray:PutTelemetryRecords": "X-Ray knows no resources",
      "dynamodb:ListStreams": "streams are listed by account",
    };
    const wide = production.functionsOf().flatMap(({ name, roleId }) =>
      grantsOf(production.resources, roleId)
        .filter(({ action, resource }) => action.includes("*") || (resource === "*" && !forced[action]))
        .map(({ action, resource }) => `${name} ${action} ${resource}`),
    );
    expect(wide).toEqual([]);
  });

  it("are granted files below prefixes; whole is only the bucket of dropped files, to what imports them", () => {
    for (const { roleId, entry } of production.functionsOf()) {
      for (const { action, resource, condition } of grantsOf(production.resources, roleId)) {
        if (/^<ImportsDrops\w+>/.test(resource)) expect(entry).toMatch(/^functions\/lambda\/import\//);
        else if (action === "s3:ListBucket") expect(condition).toHaveProperty("StringLike");
        else if (action.startsWith("s3:")) expect(resource).toMatch(/\.Arn\/[a-z-]+\//);
      }
    }
  });

  it("use the key only through the services that hold the data", () => {
    for (const { roleId, name } of production.functionsOf()) {
      if (name.endsWith("summarise-stream")) continue;
      const onKey = grantsOf(production.resources, roleId).filter(({ action }) => action.startsWith("kms:"));
      for (const { condition, action } of onKey) {
        expect(action).not.toMatch(/\*|Schedule|Disable|PutKeyPolicy|CreateGrant/);
        expect(condition).toHaveProperty(["StringEquals", "kms:ViaService"]);
      }
    }
  });

  it("that nobody waits for are tried again, and leave a dead letter when they fail for good", () => {
    const configs = production
      .ofType("AWS::Lambda::EventInvokeConfig")
      .map(([, { Properties }]) => Properties);
    for (const name of ["export-list", "erase-files"]) {
      const config = configs.find(({ FunctionName }) => FunctionName.Ref === named(name).id);
      expect(config).toMatchObject({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21_600 });
      expect(text(config.DestinationConfig.OnFailure.Destination)).toMatch(/DeadLetters/);
    }
  });

  it("read every stream with partial failures, bisecting, bounded retries and a place for what fails for good", () => {
    const mappings = production
      .ofType("AWS::Lambda::EventSourceMapping")
      .map(([, { Properties }]) => Properties);
    const streamed = everyTable.filter(([, { stream }]) => stream).map(([name]) => tableCalled(name)[0]);
    expect(mappings.map(({ EventSourceArn }) => EventSourceArn["Fn::GetAtt"][0]).sort()).toEqual(
      streamed.sort(),
    );
    for (const mapping of mappings) {
      expect(mapping).toMatchObject({
        FunctionResponseTypes: ["ReportBatchItemFailures"],
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 8,
        MaximumRecordAgeInSeconds: 21_600,
        StartingPosition: "TRIM_HORIZON",
      });
      expect(text(mapping.DestinationConfig.OnFailure.Destination)).toMatch(/DeadLetters/);
    }
  });

  it("are each below a mebibyte, with the SDK inside and of the contract no descriptions", () => {
    for (const { id, name } of production.functionsOf()) {
      const bytes = statSync(join(production.codeOf(id), "index.mjs")).size;
      expect({ name, small: bytes < 1_048_576 }).toEqual({ name, small: true });
    }
    const texts = Object.values(operations).map(({ summary }) => summary);
    for (const { id, name, entry } of production.functionsOf("functions/lambda/http")) {
      if (entry.endsWith("/service.ts")) continue;
      const code = readFileSync(join(production.codeOf(id), "index.mjs"), "utf8");
      expect({ name, told: texts.filter((text) => code.includes(text)) }).toEqual({ name, told: [] });
    }
    const outside = Object.values(production.bundles.metafile.outputs)
      .flatMap(({ imports }) => imports)
      .filter(({ external, path }) => external && !/^(node:)?[a-z0-9_/]+$/.test(path));
    expect(outside).toEqual([]);
  });
});

describe("the secret", () => {
  it("is made by the deployment, long, and encrypted by its key", () => {
    const [[, { Properties }]] = production.ofType("AWS::SecretsManager::Secret");
    expect(Properties).toMatchObject({
      GenerateSecretString: { PasswordLength: 64 },
      KmsKeyId: { "Fn::GetAtt": [keyId(), "Arn"] },
    });
  });
});

describe("alarms", () => {
  const alarms = () => production.ofType("AWS::CloudWatch::Alarm").map(([, { Properties }]) => Properties);

  it("watch nights, streams, dead letters, the API, throttles and forecasts, and tell the topic", () => {
    const names = alarms().map(({ AlarmName }) => AlarmName.replace("safir-production-", ""));
    for (const wanted of [
      "NightFailed",
      "NightLate",
      "StreamLag",
      "DeadLetters",
      "ApiErrors",
      "FunctionThrottles",
      "TableThrottles",
      "ForecastDrift",
    ])
      expect(names).toContain(wanted);
    const [[topic]] = production.ofType("AWS::SNS::Topic");
    for (const { AlarmActions } of alarms()) expect(AlarmActions).toEqual([{ Ref: topic }]);
  });

  it("take a missing night for a late one", () => {
    const late = alarms().find(({ AlarmName }) => AlarmName.endsWith("NightLate"))!;
    expect(late).toMatchObject({
      TreatMissingData: "breaching",
      ComparisonOperator: "LessThanThreshold",
      Period: 3600,
      EvaluationPeriods: 26,
      Namespace: metricNamespace,
      MetricName: metrics.nightDone.name,
      Dimensions: [{ Name: "service", Value: "safir-production" }],
    });
  });

  it("are told to whom the deployment names", () => {
    expect(production.ofType("AWS::SNS::Subscription")[0][1].Properties).toMatchObject({
      Protocol: "email",
      Endpoint: "shop@shop.example",
    });
  });

  it("and the dashboard read only metrics that the handlers emit, or that AWS does", () => {
    const known = Object.values(metrics).map(({ name }) => name as string);
    const page = text(production.ofType("AWS::CloudWatch::Dashboard")[0][1].Properties.DashboardBody);
    const shown = [...page.matchAll(/\["Safir","(\w+)"/g)].map(([, name]) => name);
    expect(shown.length).toBeGreaterThanOrEqual(8);
    for (const name of shown) expect(known).toContain(name);
  });
});

describe("the site", () => {
  it("is read by its distribution only, under TLS 1.2 of 2021, over the API beside it", () => {
    const [[, { Properties }]] = production.ofType("AWS::CloudFront::Distribution");
    const { Origins, CacheBehaviors, ViewerCertificate, DefaultCacheBehavior, CustomErrorResponses } =
      Properties.DistributionConfig;
    expect(ViewerCertificate.MinimumProtocolVersion).toBe("TLSv1.2_2021");
    expect(Origins.filter((origin: object) => "OriginAccessControlId" in origin)).toHaveLength(1);
    expect(DefaultCacheBehavior.ViewerProtocolPolicy).toBe("redirect-to-https");
    expect(CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern)).toEqual(
      expect.arrayContaining(["/v1/*", "/docs", "/docs/*", "/healthz", "/openapi.json"]),
    );
    // An error of the API must reach its caller as it is.
    expect(CustomErrorResponses).toBeUndefined();
  });

  it("passes every route of the contract to the API, uncached and with all that was sent", () => {
    const [[, { Properties }]] = production.ofType("AWS::CloudFront::Distribution");
    const { CacheBehaviors, Origins } = Properties.DistributionConfig;
    const api = Origins.find((origin: object) => "CustomOriginConfig" in origin);
    expect(api.CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: "https-only",
      OriginSSLProtocols: ["TLSv1.2"],
    });
    for (const { path } of routes) {
      const behaviour = CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) =>
        new RegExp(`^${PathPattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`).test(path),
      );
      expect(behaviour, path).toMatchObject({
        TargetOriginId: api.Id,
        // The managed policies CachingDisabled and AllViewerExceptHostHeader.
        CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
        OriginRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
        ViewerProtocolPolicy: "https-only",
      });
      expect(behaviour.AllowedMethods, path).toEqual(
        expect.arrayContaining(["GET", "POST", "PUT", "DELETE"]),
      );
    }
  });

  it.runIf(consoleIsBuilt())(
    "keeps files that are named by their content for good, and asks for the page each time",
    () => {
      const kept = production.ofType("Custom::CDKBucketDeployment").map(([, { Properties }]) => ({
        only: Properties.Include ?? "all",
        prune: Properties.Prune,
        cached: Properties.SystemMetadata?.["cache-control"],
      }));
      expect(kept).toEqual(
        expect.arrayContaining([
          { only: ["assets/*"], prune: false, cached: "public, max-age=31536000, immutable" },
          { only: "all", prune: true, cached: "no-cache" },
        ]),
      );
    },
  );

  it("sends headers that let nothing in from elsewhere", () => {
    for (const [, { Properties }] of production.ofType("AWS::CloudFront::ResponseHeadersPolicy")) {
      const { SecurityHeadersConfig } = Properties.ResponseHeadersPolicyConfig;
      expect(SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy).toMatch(
        /default-src 'none'.*script-src 'self';.*frame-ancestors 'none'/,
      );
      expect(SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec).toBeGreaterThan(
        31_536_000,
      );
      expect(SecurityHeadersConfig.ContentTypeOptions.Override).toBe(true);
    }
  });
});

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { App } from "aws-cdk-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { readDeployment } from "../../infra/cloud/deployment.ts";

interface Violation {
  ruleName: string;
  severity: string;
  reason?: string;
  violatingConstructs: { constructPath: string }[];
}

/** What the rule packs found: open, and accepted with a reason. */
let open: Violation[];
let accepted: Violation[];

beforeAll(async () => {
  const outdir = mkdtempSync(join(tmpdir(), "safir-synth-"));
  // No account, no credentials: what would ask for either fails.
  const env = { PATH: process.env.PATH, HOME: outdir, AWS_EC2_METADATA_DISABLED: "true", CI: "true" };
  const arguments_ = [
    "node_modules/aws-cdk/bin/cdk",
    "synth",
    "--quiet",
    "--output",
    outdir,
    "-c",
    "stage=production",
  ];
  await promisify(execFile)(process.execPath, arguments_, { env, timeout: 280_000 });
  const { pluginReports } = JSON.parse(readFileSync(join(outdir, "validation-report.json"), "utf8")) as {
    pluginReports: { violations: Violation[]; suppressedViolations: Violation[] }[];
  };
  rmSync(outdir, { recursive: true });
  expect(pluginReports).toHaveLength(2);
  open = pluginReports.flatMap(({ violations }) => violations);
  accepted = pluginReports.flatMap(({ suppressedViolations }) => suppressedViolations);
}, 300_000);

describe("cdk synth, without an account", () => {
  it("meets the rules for AWS solutions and for serverless ones", () => {
    expect(open.map(({ ruleName, violatingConstructs }) => [ruleName, violatingConstructs])).toEqual([]);
  });

  it("accepts a finding only with a reason that explains it", () => {
    expect(accepted.length).toBeGreaterThan(0);
    for (const { ruleName, reason = "" } of accepted)
      expect({ ruleName, reason, said: reason.split(" ").length >= 7 }).toMatchObject({ said: true });
  });

  it("accepts these rules and no others", () => {
    expect([...new Set(accepted.map(({ ruleName }) => ruleName.replace(/\[.*/, "")))].sort()).toEqual([
      "AwsSolutions-APIG4",
      "AwsSolutions-CFR1",
      "AwsSolutions-CFR2",
      "AwsSolutions-CFR4",
      "AwsSolutions-IAM4",
      "AwsSolutions-IAM5",
      "AwsSolutions-L1",
      "AwsSolutions-SMG4",
      "AwsSolutions-SQS3",
      "Serverless-LambdaDLQ",
      "Serverless-LambdaLatestVersion",
      "Serverless-LambdaTracing",
      "Serverless-SQSRedrivePolicy",
    ]);
  });
});

describe("readDeployment", () => {
  const read = (context: Record<string, unknown>) => readDeployment(new App({ context }).node);

  it("takes what -c gives as text", () => {
    const given = {
      settings: '{"currency":"SAR","timeZone":"Asia/Riyadh"}',
      nightShards: "32",
      keepData: "true",
    };
    expect(read(given)).toMatchObject({ nightShards: 32, keepData: true, settings: { currency: "SAR" } });
  });

  it("keeps the data of production, and of another stage only if told", () => {
    expect(read({ stage: "production" }).keepData).toBe(true);
    expect(read({}).keepData).toBe(false);
  });

  it("names every key that is wrong, and what was given", () => {
    const wrong = { nightAt: "2am", stage: "Prod", settings: { currency: "XXXX", colour: 1 } };
    expect(() => read(wrong)).toThrow(/context nightAt: .*02:30 \(given: "2am"\)/);
    expect(() => read(wrong)).toThrow(/context stage: .*\(given: "Prod"\)/);
    expect(() => read(wrong)).toThrow(/context settings.currency: .*\(given: "XXXX"\)/);
    expect(() => read(wrong)).toThrow(/context settings: .*colour/);
  });

  it("refuses a certificate that CloudFront would not find", () => {
    const certificateArn = "arn:aws:acm:eu-central-1:123456789012:certificate/1";
    expect(() => read({ siteDomain: { name: "safir.shop.example", certificateArn } })).toThrow(/us-east-1/);
    expect(read({ apiDomain: { name: "api.shop.example", certificateArn } }).apiDomain).toBeDefined();
  });

  it("refuses settings that do not fit the environment of a function", () => {
    const excludeCustomers = Array.from({ length: 500 }, (_, i) => `till-${i}`);
    expect(() => read({ settings: { excludeCustomers } })).toThrow(/context settings: .*3 KB/);
  });
});

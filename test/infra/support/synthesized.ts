import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bundles } from "../../../infra/cloud/functions/bundleFunctions.ts";
import { holdAgainstRules, safirApp } from "../../../infra/cloud/safirApp.ts";

export interface Resource {
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape
  Properties: any;
  Metadata?: Record<string, unknown>;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

export interface DeployedFunction {
  id: string;
  name: string;
  /** Its handler's file. */
  entry: string;
  roleId: string;
  // biome-ignore lint/suspicious/noExplicitAny: properties of the template
  properties: any;
}

export interface Synthesized {
  resources: Record<string, Resource>;
  outputs: Record<string, unknown>;
  bundles: Bundles;
  /** In front of the names of tables and functions. */
  prefix: string;
  /** Folder of the code that a function is deployed with. */
  codeOf(functionId: string): string;
  /** Our own functions (not those that the CDK adds), of handlers below these folders; all of them without. */
  functionsOf(...folders: string[]): DeployedFunction[];
  /** Resources of a type, by logical id. */
  ofType(type: string): [string, Resource][];
}

async function make(context: Record<string, unknown>) {
  const outdir = mkdtempSync(join(tmpdir(), "safir-synth-"));
  const flags = JSON.parse(readFileSync("cdk.json", "utf8")).context as Record<string, unknown>;
  const env = { account: "123456789012", region: "eu-central-1" };
  return { outdir, ...(await safirApp({ outdir, context: { ...flags, ...context } }, env)) };
}

/** Synthesizes a deployment as `cdk synth` does, offline and without an account. */
export async function synthesize(context: Record<string, unknown> = {}): Promise<Synthesized> {
  const { app, stack, bundles, outdir } = await make(context);
  const { Resources, Outputs } = app.synth().getStackByName(stack.stackName).template as {
    Resources: Record<string, Resource>;
    Outputs: Record<string, unknown>;
  };
  return {
    resources: Resources,
    outputs: Outputs,
    bundles,
    prefix: stack.parts.prefix,
    functionsOf: (...folders) =>
      Object.entries(Resources)
        .filter(([, { Type, Properties }]) => Type === "AWS::Lambda::Function" && Properties.FunctionName)
        .map(([id, { Properties, Metadata }]) => ({
          id,
          name: Properties.FunctionName as string,
          entry: Metadata!.entry as string,
          roleId: Properties.Role["Fn::GetAtt"][0] as string,
          properties: Properties,
        }))
        .filter(
          ({ entry }) => folders.length === 0 || folders.some((folder) => entry.startsWith(`${folder}/`)),
        ),
    codeOf: (id) => join(outdir, `asset.${Resources[id].Properties.Code.S3Key.replace(/\.zip$/, "")}`),
    ofType: (type) => Object.entries(Resources).filter(([, { Type }]) => Type === type),
  };
}

export interface Finding {
  rule: string;
  severity: string;
  at: string[];
  /** Why it is accepted, where it is. */
  reason?: string;
}

interface Violation {
  ruleName: string;
  severity: string;
  reason?: string;
  violatingConstructs: { constructPath: string }[];
}

/** What the rule packs find in a deployment; accepted findings carry their reasons. */
export async function findings(context: Record<string, unknown> = {}): Promise<Finding[]> {
  const { app, outdir } = await make(context);
  holdAgainstRules(app);
  const before = process.exitCode;
  try {
    app.synth();
  } catch (error) {
    if (!/violation|wildcard|ERROR/i.test(String(error))) throw error;
  }
  process.exitCode = before;
  const report = JSON.parse(readFileSync(join(outdir, "validation-report.json"), "utf8")) as {
    pluginReports: { violations: Violation[]; suppressedViolations?: Violation[] }[];
  };
  return report.pluginReports
    .flatMap(({ violations, suppressedViolations = [] }) => [...violations, ...suppressedViolations])
    .map(({ ruleName, severity, reason, violatingConstructs }) => ({
      rule: ruleName,
      severity,
      reason,
      at: violatingConstructs.map(({ constructPath }) => constructPath),
    }));
}

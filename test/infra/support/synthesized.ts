import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bundles } from "../../../infra/cloud/functions/bundleFunctions.ts";
import { safirApp } from "../../../infra/cloud/safirApp.ts";

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

/** Synthesizes a deployment as `cdk synth` does, offline and without an account. */
export async function synthesize(context: Record<string, unknown> = {}): Promise<Synthesized> {
  const outdir = mkdtempSync(join(tmpdir(), "safir-synth-"));
  process.once("exit", () => rmSync(outdir, { recursive: true, force: true }));
  const flags = JSON.parse(readFileSync("cdk.json", "utf8")).context as Record<string, unknown>;
  const env = { account: "123456789012", region: "eu-central-1" };
  const { app, stack, bundles } = await safirApp({ outdir, context: { ...flags, ...context } }, env);
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

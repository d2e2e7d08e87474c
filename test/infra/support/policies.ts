import type { Resource } from "./synthesized.ts";

/** One allowance of a role: an action on a resource, intrinsics written as text ("<Tableorders1A>.Arn/index/x"). */
export interface Grant {
  action: string;
  resource: string;
  condition?: object;
}

type Statement = { Effect: string; Action: string | string[]; Resource: unknown; Condition?: object };

/** Everything a role is granted by its policies, one action and resource each. */
export function grantsOf(resources: Record<string, Resource>, roleId: string): Grant[] {
  const statements: Statement[] = [];
  for (const { Type, Properties } of Object.values(resources)) {
    if (Type !== "AWS::IAM::Policy") continue;
    if (!Properties.Roles.some((role: { Ref?: string }) => role.Ref === roleId)) continue;
    statements.push(...Properties.PolicyDocument.Statement);
  }
  for (const { PolicyDocument } of resources[roleId]?.Properties.Policies ?? [])
    statements.push(...PolicyDocument.Statement);
  return statements.flatMap(({ Effect, Action, Resource, Condition }) => {
    if (Effect !== "Allow") throw new Error(`grantsOf requires statements that allow: ${Effect}`);
    return [Action]
      .flat()
      .flatMap((action) =>
        [Resource].flat().map((resource) => ({ action, resource: text(resource), condition: Condition })),
      );
  });
}

/** A value of a template as text: references by logical id in angle brackets. */
export function text(value: unknown): string {
  if (typeof value === "string") return value;
  const [[name, of]] = Object.entries(value as Record<string, unknown>);
  if (name === "Ref") return `<${of}>`;
  if (name === "Fn::GetAtt") return `<${(of as string[])[0]}>.${(of as string[])[1]}`;
  if (name === "Fn::Join") return (of as [string, unknown[]])[1].map(text).join((of as [string])[0]);
  throw new Error(`text requires Ref, GetAtt or Join: ${JSON.stringify(value)}`);
}

/** Whether a grant covers an action on a resource; a "*" at the end of its resource covers what follows. */
export function covers(grant: Grant, action: string, resource: string): boolean {
  if (grant.action !== action) return false;
  if (grant.resource === resource || grant.resource === "*") return true;
  return grant.resource.endsWith("*") && resource.startsWith(grant.resource.slice(0, -1));
}

import { ArnFormat, RemovalPolicy, Stack } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import * as logs from "aws-cdk-lib/aws-logs";
import * as sfn from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import { acknowledge } from "../acknowledge.ts";
import type { CloudParts } from "../parts.ts";
import type { Definition } from "./walkDefinition.ts";

/**
 * A state machine of a definition, which may call exactly the functions named and start the children of its own
 * maps. Every step is logged; the data of the shop is not.
 */
export function machine(
  scope: Construct,
  id: string,
  { deployment, prefix, key }: CloudParts,
  definition: Definition,
  functions: readonly lambda.IFunction[],
): sfn.StateMachine {
  const stateMachineName = `${prefix}${id}`;
  const stack = Stack.of(scope);
  const made = new sfn.StateMachine(scope, id, {
    stateMachineName,
    definitionBody: sfn.DefinitionBody.fromString(stack.toJsonString(definition)),
    tracingEnabled: true,
    logs: {
      level: sfn.LogLevel.ALL,
      includeExecutionData: false,
      destination: new logs.LogGroup(scope, `${id}Log`, {
        logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
        retention: deployment.logDays as number as logs.RetentionDays,
        encryptionKey: key,
        removalPolicy: deployment.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      }),
    },
  });
  const arn = (resource: string, resourceName: string) =>
    stack.formatArn({ service: "states", resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  const allow = (actions: string[], resources: string[]) =>
    made.addToRolePolicy(new iam.PolicyStatement({ actions, resources }));
  allow(
    ["lambda:InvokeFunction"],
    functions.map(({ functionArn }) => functionArn),
  );
  allow(["states:StartExecution"], [arn("stateMachine", stateMachineName)]);
  const executions = arn("execution", `${stateMachineName}:*`);
  const children = arn("execution", `${stateMachineName}/*:*`);
  allow(["states:DescribeExecution", "states:StopExecution"], [executions]);
  allow(["states:RedriveExecution"], [children]);
  const named = "Executions are named as they start; they are this machine's own, as its maps' children are.";
  acknowledge(made.role, {
    "AwsSolutions-IAM5[Resource::*]":
      "Neither X-Ray's actions nor those that set up the delivery of logs know resources; nothing else is granted on all of them.",
    [`AwsSolutions-IAM5[Resource::${inWords(stack.resolve(executions))}]`]: named,
    [`AwsSolutions-IAM5[Resource::${inWords(stack.resolve(children))}]`]: named,
  });
  return made;
}

/** A name with references in it as the rules write it: `arn:aws:states:<AWS::Region>:...`. */
function inWords(resolved: unknown): string {
  if (typeof resolved === "string") return resolved;
  const { Ref, "Fn::Join": join } = resolved as { Ref?: string; "Fn::Join"?: [string, unknown[]] };
  return join ? join[1].map(inWords).join(join[0]) : `<${Ref}>`;
}

import { ArnFormat, RemovalPolicy, Stack } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import * as logs from "aws-cdk-lib/aws-logs";
import * as sfn from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
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
  allow(["states:DescribeExecution", "states:StopExecution"], [arn("execution", `${stateMachineName}:*`)]);
  allow(["states:RedriveExecution"], [arn("execution", `${stateMachineName}/*:*`)]);
  return made;
}

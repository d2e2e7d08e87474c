import { Duration } from "aws-cdk-lib";
import * as events from "aws-cdk-lib/aws-events";
import * as targets from "aws-cdk-lib/aws-events-targets";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import type * as sfn from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import type { CloudParts } from "../parts.ts";

/** What an execution cannot note itself: that it was stopped, took too long, or failed beyond catching. */
export function cutOffRule(
  scope: Construct,
  { deadLetters }: CloudParts,
  machines: readonly sfn.StateMachine[],
  tell: lambda.IFunction,
): void {
  new events.Rule(scope, "CutOff", {
    description: "Executions that ended without noting it",
    eventPattern: {
      source: ["aws.states"],
      detailType: ["Step Functions Execution Status Change"],
      detail: {
        stateMachineArn: machines.map(({ stateMachineArn }) => stateMachineArn),
        status: ["FAILED", "TIMED_OUT", "ABORTED"],
      },
    },
    targets: [
      new targets.LambdaFunction(tell, {
        deadLetterQueue: deadLetters,
        maxEventAge: Duration.hours(6),
        retryAttempts: 20,
      }),
    ],
  });
}

import { Duration } from "aws-cdk-lib";
import * as events from "aws-cdk-lib/aws-events";
import * as targets from "aws-cdk-lib/aws-events-targets";
import * as scheduler from "aws-cdk-lib/aws-scheduler";
import * as schedulerTargets from "aws-cdk-lib/aws-scheduler-targets";
import type * as sfn from "aws-cdk-lib/aws-stepfunctions";
import { TimeZone } from "aws-cdk-lib";
import { Construct } from "constructs";
import { nightlySteps, resegmentSteps } from "../../../functions/contract/nightly.ts";
import type { SafirFunction } from "../functions/safirFunction.ts";
import { machine } from "../machines/machine.ts";
import type { CloudParts } from "../parts.ts";
import { nightDefinition } from "./nightDefinition.ts";
import { nightFunctions } from "./nightFunctions.ts";

/** The nights: their functions, the machines that walk the steps of the contract, and the clock that starts them. */
export class Nights extends Construct {
  readonly functions: ReturnType<typeof nightFunctions>;
  readonly night: sfn.StateMachine;
  readonly resegment: sfn.StateMachine;

  constructor(scope: Construct, id: string, parts: CloudParts) {
    super(scope, id);
    this.functions = nightFunctions(this, parts);
    this.night = this.walk(parts, "night", nightlySteps);
    this.resegment = this.walk(parts, "resegment", resegmentSteps);
    this.onTheClock(parts);
    this.onCutOff(parts);
  }

  private walk(
    parts: CloudParts,
    kind: "night" | "resegment",
    steps: typeof nightlySteps | typeof resegmentSteps,
  ): sfn.StateMachine {
    const called = new Set<SafirFunction>();
    const definition = nightDefinition({
      kind,
      steps,
      shards: parts.deployment.nightShards,
      callee: (task) => {
        const made = this.functions[task];
        called.add(made);
        return { arn: made.functionArn, seconds: made.timeout!.toSeconds() };
      },
    });
    return machine(this, kind, parts, definition, [...called]);
  }

  /** Every night at the hour that the deployment gives, by the clocks of the shop. */
  private onTheClock({ deployment, deadLetters }: CloudParts): void {
    const [hour, minute] = deployment.nightAt.split(":").map(String);
    new scheduler.Schedule(this, "Schedule", {
      description: "Starts the night",
      schedule: scheduler.ScheduleExpression.cron({
        hour: String(Number(hour)),
        minute: String(Number(minute)),
        timeZone: TimeZone.of(deployment.settings.timeZone),
      }),
      target: new schedulerTargets.StepFunctionsStartExecution(this.night, {
        input: scheduler.ScheduleTargetInput.fromObject({}),
        retryAttempts: 10,
        maxEventAge: Duration.hours(1),
        deadLetterQueue: deadLetters,
      }),
    });
  }

  /** What a run cannot note itself: that it was stopped, took too long, or failed beyond catching. */
  private onCutOff({ deadLetters }: CloudParts): void {
    new events.Rule(this, "CutOff", {
      description: "Runs whose execution ended without noting it",
      eventPattern: {
        source: ["aws.states"],
        detailType: ["Step Functions Execution Status Change"],
        detail: {
          stateMachineArn: [this.night.stateMachineArn, this.resegment.stateMachineArn],
          status: ["FAILED", "TIMED_OUT", "ABORTED"],
        },
      },
      targets: [
        new targets.LambdaFunction(this.functions.ended, {
          deadLetterQueue: deadLetters,
          maxEventAge: Duration.hours(6),
          retryAttempts: 20,
        }),
      ],
    });
  }
}

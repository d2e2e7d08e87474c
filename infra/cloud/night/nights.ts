import { CfnOutput, Duration, TimeZone } from "aws-cdk-lib";
import * as scheduler from "aws-cdk-lib/aws-scheduler";
import * as schedulerTargets from "aws-cdk-lib/aws-scheduler-targets";
import type * as sfn from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { nightlySteps, resegmentSteps } from "../../../functions/contract/nightly.ts";
import { invokes } from "../functions/serviceFunctions.ts";
import type { SafirFunction } from "../functions/safirFunction.ts";
import { cutOffRule } from "../machines/cutOffRule.ts";
import { machine } from "../machines/machine.ts";
import type { CloudParts } from "../parts.ts";
import { nightDefinition } from "./nightDefinition.ts";
import { nightFunctions } from "./nightFunctions.ts";

/** The nights: their functions, the machines that walk the steps of the contract, and the clock that starts them. */
export class Nights extends Construct {
  readonly functions: ReturnType<typeof nightFunctions>;
  readonly night: sfn.StateMachine;
  readonly resegment: sfn.StateMachine;

  /** @param eraseFiles takes an erased customer out of files; whoever is found erased by a night is handed to it */
  constructor(scope: Construct, id: string, parts: CloudParts, eraseFiles: SafirFunction) {
    super(scope, id);
    this.functions = nightFunctions(this, parts);
    invokes(this.functions.reconcile, "ERASE_FILES_FUNCTION", eraseFiles);
    this.night = this.walk(parts, "night", nightlySteps);
    this.resegment = this.walk(parts, "resegment", resegmentSteps);
    this.onTheClock(parts);
    new CfnOutput(this, "Machine", { value: this.night.stateMachineArn }).overrideLogicalId("NightMachine");
    cutOffRule(this, parts, [this.night, this.resegment], this.functions.ended);
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
}

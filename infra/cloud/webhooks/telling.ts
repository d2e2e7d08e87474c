import { CfnOutput, Duration } from "aws-cdk-lib";
import * as events from "aws-cdk-lib/aws-events";
import * as targets from "aws-cdk-lib/aws-events-targets";
import * as iam from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { SafirFunction } from "../functions/safirFunction.ts";
import type { CloudParts } from "../parts.ts";

/** What tells other systems: the function that does, the clock that calls it, the bus that it puts events on. */
export class Telling extends Construct {
  readonly tell: SafirFunction;

  constructor(scope: Construct, id: string, parts: CloudParts) {
    super(scope, id);
    const { deployment, prefix, deadLetters } = parts;
    this.tell = new SafirFunction(this, "tell", parts, {
      entry: "functions/lambda/jobs/tell.ts",
      description: "Tells other systems what happened: webhooks, signed and retried, and the bus",
      memoryMb: 512,
      timeout: Duration.minutes(5),
      calledBy: "event",
      secret: true,
      tables: {
        // The outboxes, and what was told taken out of them.
        customers: ["Query:byNews", "UpdateItem"],
        referrals: ["Query:byNews", "UpdateItem"],
        runs: ["Query:byNews", "UpdateItem"],
        people: ["BatchGetItem"],
        tombstones: ["BatchGetItem"],
        webhooks: ["Query", "PutItem", "DeleteItem"],
        deliveries: ["Query", "BatchGetItem", "PutItem", "BatchWriteItem"],
      },
    });
    new events.Rule(this, "Clock", {
      description: "Has what is due told each minute; what happens meanwhile is told at once",
      schedule: events.Schedule.rate(Duration.minutes(1)),
      targets: [
        new targets.LambdaFunction(this.tell, {
          deadLetterQueue: deadLetters,
          maxEventAge: Duration.minutes(5),
          retryAttempts: 2,
          event: events.RuleTargetInput.fromObject({}),
        }),
      ],
    });
    if (!deployment.eventBus) return;
    const bus = new events.EventBus(this, "Bus", {
      eventBusName: `${prefix}events`,
      description: "What Safir tells: segments that change, act-by dates, referrals, nights",
    });
    this.tell.addToRolePolicy(
      new iam.PolicyStatement({ actions: ["events:PutEvents"], resources: [bus.eventBusArn] }),
    );
    new CfnOutput(this, "BusName", { value: bus.eventBusName }).overrideLogicalId("EventBusName");
  }
}

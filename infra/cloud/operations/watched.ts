import type * as sfn from "aws-cdk-lib/aws-stepfunctions";
import type { ServiceFunctions } from "../functions/serviceFunctions.ts";
import type { HttpFront } from "../http/httpApi.ts";

/** What alarms and the dashboard look at besides the functions' own metrics. */
export interface Watched {
  front: HttpFront;
  functions: ServiceFunctions;
  night: sfn.StateMachine;
}

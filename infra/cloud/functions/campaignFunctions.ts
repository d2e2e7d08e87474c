import { Duration } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { CloudParts } from "../parts.ts";
import { SafirFunction, type SafirFunctionProps } from "./safirFunction.ts";

const lists = ["campaigns/"];

/** The routes of campaigns. */
export const campaignDuty: Pick<
  SafirFunctionProps,
  "description" | "memoryMb" | "secret" | "tables" | "files"
> = {
  description: "Plans campaigns, has their lists frozen and answers what they did",
  memoryMb: 1769,
  secret: true,
  tables: {
    keys: ["GetItem"],
    catalog: ["GetItem"],
    campaigns: ["GetItem", "Query", "PutItem"],
    customers: ["BatchGetItem"],
    people: ["BatchGetItem"],
  },
  files: { read: ["snapshots/", ...lists] },
};

/** Freezes the list of a campaign: minutes for a large one, so that nobody waits for it. */
export function freezeCampaignFunction(scope: Construct, parts: CloudParts): SafirFunction {
  return new SafirFunction(scope, "freeze-campaign", parts, {
    entry: "functions/lambda/jobs/freezeCampaign.ts",
    description: "Freezes the list of a campaign and assigns its members",
    memoryMb: 3008,
    timeout: Duration.minutes(15),
    calledBy: "event",
    tables: {
      catalog: ["GetItem"],
      campaigns: ["GetItem", "Query", "PutItem", "BatchWriteItem", "DeleteItem"],
      customers: ["Query:bySegment", "BatchGetItem"],
      people: ["BatchGetItem", "GetItem", "PutItem", "DeleteItem"],
      tombstones: ["Scan"],
    },
    files: { read: lists, write: lists },
    secret: true,
  });
}

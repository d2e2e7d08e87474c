import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/**
 * Says why a finding of the rule packs is accepted, for a construct and what is inside it.
 *
 * @param findings reasons by rule, e.g. {"AwsSolutions-IAM5[Resource::*]": "X-Ray knows no resources"}
 */
export function acknowledge(construct: IConstruct, findings: Record<string, string>): void {
  Validations.of(construct).acknowledge(
    ...Object.entries(findings).map(([rule, reason]) => ({ id: `${rule.split("-")[0]}::${rule}`, reason })),
  );
}

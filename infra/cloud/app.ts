import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks, ServerlessChecks } from "cdk-nag";
import { readDeployment } from "./deployment.ts";
import { bundleFunctions } from "./functions/bundleFunctions.ts";
import { SafirStack } from "./stack.ts";

const app = new App();
const deployment = readDeployment(app.node);
new SafirStack(app, `safir-${deployment.stage}`, deployment, await bundleFunctions(), {
  description: "Safir: what every customer of a shop is worth, who is about to leave, who would recommend it",
  env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: process.env.CDK_DEFAULT_REGION },
});
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
app.synth();

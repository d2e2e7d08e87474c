import { App, type AppProps, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks, ServerlessChecks } from "cdk-nag";
import { readDeployment } from "./deployment.ts";
import { type Bundles, bundleFunctions } from "./functions/bundleFunctions.ts";
import { SafirStack } from "./stack.ts";

export interface SafirApp {
  app: App;
  stack: SafirStack;
  bundles: Bundles;
}

/** The application that the CDK synthesizes: one deployment, by its context. */
export async function safirApp(
  props: AppProps = {},
  env: { account?: string; region?: string } = {},
): Promise<SafirApp> {
  const app = new App(props);
  const deployment = readDeployment(app.node);
  const bundles = await bundleFunctions();
  const stack = new SafirStack(app, `safir-${deployment.stage}`, deployment, bundles, {
    description:
      "Safir: what every customer of a shop is worth, who is about to leave, who would recommend it",
    env,
  });
  return { app, stack, bundles };
}

/** Holds what is synthesized against the rules for AWS solutions and for serverless ones; a finding fails it. */
export function holdAgainstRules(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}

import { holdAgainstRules, safirApp } from "./safirApp.ts";

const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
const { app } = await safirApp({}, { account, region });
holdAgainstRules(app);
app.synth();

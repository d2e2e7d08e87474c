import { Aws, RemovalPolicy } from "aws-cdk-lib";
import * as apigateway from "aws-cdk-lib/aws-apigateway";
import * as apigatewayv2 from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import * as acm from "aws-cdk-lib/aws-certificatemanager";
import * as logs from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { type Duty, dutyOf } from "../../../functions/contract/duties.ts";
import { routes } from "../../../functions/contract/routes/index.ts";
import { acknowledge } from "../acknowledge.ts";
import type { SafirFunction } from "../functions/safirFunction.ts";
import type { CloudParts } from "../parts.ts";

export interface HttpFront {
  api: apigatewayv2.HttpApi;
  stage: apigatewayv2.HttpStage;
  /** Where the API is reached, without a slash at the end. */
  url: string;
  /** The gateway's own host, for whoever stands in front of it. */
  host: string;
}

/** One line a request: the pattern of its route, never its path, so no ids of customers. */
const accessLine = {
  requestId: apigateway.AccessLogField.contextRequestId(),
  time: apigateway.AccessLogField.contextRequestTime(),
  route: "$context.routeKey",
  status: apigateway.AccessLogField.contextStatus(),
  ms: apigateway.AccessLogField.contextResponseLatency(),
  functionMs: apigateway.AccessLogField.contextIntegrationLatency(),
  bytes: apigateway.AccessLogField.contextResponseLength(),
  error: "$context.error.message",
  functionError: "$context.integrationErrorMessage",
};

/** The gateway: each route of the contract, handed to the function of its duty. */
export function httpApi(
  scope: Construct,
  { deployment, prefix, key }: CloudParts,
  functions: Record<Duty, SafirFunction>,
): HttpFront {
  const { throttle, logDays, keepData, apiDomain } = deployment;
  const api = new apigatewayv2.HttpApi(scope, "Api", {
    apiName: `${prefix}api`,
    description: "Safir: orders in, scores and segments out",
    createDefaultStage: false,
  });
  const integrations = Object.fromEntries(
    Object.entries(functions).map(([duty, made]) => [duty, new HttpLambdaIntegration(`To-${duty}`, made)]),
  );
  for (const route of routes) {
    const method = apigatewayv2.HttpMethod[route.method.toUpperCase() as "GET"];
    api.addRoutes({ path: route.path, methods: [method], integration: integrations[dutyOf(route)] });
  }
  acknowledge(api, {
    "AwsSolutions-APIG4":
      "Callers hold bearer keys with scopes, of which only hashes are stored; the function checks key and scope before it does anything, in constant time, as on every other target. Routes without a scope are open on purpose.",
  });
  const log = new logs.LogGroup(scope, "AccessLog", {
    retention: logDays as number as logs.RetentionDays,
    encryptionKey: key,
    removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  const stage = new apigatewayv2.HttpStage(scope, "Stage", {
    httpApi: api,
    stageName: "$default",
    autoDeploy: true,
    throttle: { rateLimit: throttle.rate, burstLimit: throttle.burst },
    detailedMetricsEnabled: true,
    accessLogSettings: {
      destination: new apigatewayv2.LogGroupLogDestination(log),
      format: apigateway.AccessLogFormat.custom(JSON.stringify(accessLine)),
    },
  });
  const host = `${api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`;
  if (apiDomain === undefined) return { api, stage, host, url: `https://${host}` };
  const certificate = acm.Certificate.fromCertificateArn(scope, "ApiCertificate", apiDomain.certificateArn);
  const domainName = new apigatewayv2.DomainName(scope, "ApiDomain", {
    domainName: apiDomain.name,
    certificate,
    securityPolicy: apigatewayv2.SecurityPolicy.TLS_1_2,
  });
  new apigatewayv2.ApiMapping(scope, "ApiMapping", { api, domainName, stage });
  return { api, stage, host, url: `https://${apiDomain.name}` };
}

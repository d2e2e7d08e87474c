import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { handle } from "hono/aws-lambda";
import { type Answers, appOf } from "../../api/appOf.ts";
import type { AppDeps } from "../../api/deps.ts";
import { NotOffered } from "../../api/problems/errors.ts";
import type { JobDeps } from "../../jobs/deps.ts";
import { createSnapshotReader } from "../../scoring/snapshot/latestSnapshot.ts";
import { once } from "./once.ts";
import { logger, observed } from "./telemetry.ts";

type Answer = APIGatewayProxyStructuredResultV2;

const elsewhere = async (): Promise<never> => {
  throw new NotOffered("Another function of this deployment does this.");
};

/**
 * The handler of one duty: the same application as everywhere, given what this duty may do besides reading.
 * The gateway hands each function its own routes only, and its permissions hold whatever comes.
 *
 * @param wired   what the function is made of
 * @param answers those of its routes
 * @param own     what this duty may do
 */
export function httpHandler(
  wired: () => Promise<JobDeps>,
  answers: Answers,
  own: (deps: JobDeps) => Partial<AppDeps>,
): (event: APIGatewayProxyEventV2, context: Context) => Promise<Answer> {
  const app = once(async () => {
    const deps = await wired();
    return handle(
      appOf(
        {
          ...deps,
          snapshot: createSnapshotReader(deps.store.blobs),
          startExport: elsewhere,
          startCampaign: elsewhere,
          startRescore: elsewhere,
          eraseCustomer: elsewhere,
          mergeCustomers: elsewhere,
          docsAssets: process.env.DOCS_ASSETS,
          onError: (error, line) =>
            logger.error("A request failed inside", { error: error as Error, ...line }),
          ...own(deps),
        },
        answers,
      ),
    );
  });
  return observed(async (event: APIGatewayProxyEventV2, context: Context) => {
    const answer = await (await app())({ ...event, rawPath: encodedAgain(event.rawPath) } as never, context);
    return answer as Answer;
  });
}

/** The gateway decodes the path before it hands it on; the application decodes each part of it itself. */
function encodedAgain(rawPath: string): string {
  return rawPath.split("/").map(encodeURIComponent).join("/");
}

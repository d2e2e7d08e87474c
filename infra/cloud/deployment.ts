import type { Node } from "constructs";
import { z } from "zod";
import { settingsSchema } from "../../functions/contract/settings.ts";

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "is not a time such as 02:30" });

/** A certificate of a domain: of the stack's own region for the API, of us-east-1 for the site. */
const certificateArn = z
  .string()
  .regex(/^arn:[^:]+:acm:[^:]+:\d{12}:certificate\/.+$/, { error: "is not the ARN of a certificate" });
const domain = z.object({ name: z.hostname(), certificateArn }).strict();

/** Everything that differs between deployments, given as context: in cdk.json, or by -c name=value. */
export const deploymentSchema = z.object({
  /** Names the stack, safir-<stage>, and everything in it. */
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,19}$/, { error: "is not a short name of small letters, digits and hyphens" }),
  /** Tables, files and the key are kept when the stack goes; on by itself for the stage "production". */
  keepData: z.boolean(),
  settings: settingsSchema
    // Functions find them in their environment, which may hold 4 KB in all.
    .refine((settings) => JSON.stringify(settings).length <= 3072, {
      error: "is longer than 3 KB of JSON, more than a function's environment can hold",
    })
    .prefault({}),
  /** When the night starts, in the shop's time zone. */
  nightAt: clockTime.default("02:30"),
  /** So many hours without a night that ended well are an alarm. */
  nightLateAfterHours: z.int().min(25).max(168).default(26),
  /** A forecast of the shop's total that is off by more, three nights in a row, is an alarm. In percent. */
  driftAlarmAt: z.number().min(1).max(1000).default(25),
  /** Scan shards of a night; each is scanned and rescored by one function at a time. */
  nightShards: z.int().min(1).max(256).default(16),
  /** Whether events are put on a bus of EventBridge as well as posted to endpoints. */
  eventBus: z.boolean().default(true),
  /** Requests a second of the whole API, and how many more at once. */
  throttle: z
    .object({ rate: z.int().min(1), burst: z.int().min(1) })
    .strict()
    .default({ rate: 100, burst: 200 }),
  logDays: z.literal([1, 3, 7, 14, 30, 60, 90, 180, 365]).default(30),
  /** Receives the alarms; must confirm a letter of Amazon's first. */
  alarmEmail: z.email().optional(),
  apiDomain: domain.optional(),
  siteDomain: domain
    .refine(({ certificateArn }) => certificateArn.includes(":acm:us-east-1:"), {
      path: ["certificateArn"],
      error: "is not of us-east-1, where CloudFront looks for certificates",
    })
    .optional(),
});

export type Deployment = z.infer<typeof deploymentSchema>;

/**
 * Reads the deployment from the context.
 *
 * @throws {Error} naming every key that is wrong, what was given and what is asked for
 */
export function readDeployment(node: Node): Deployment {
  const given: Record<string, unknown> = {};
  for (const key of Object.keys(deploymentSchema.shape)) {
    const value = node.tryGetContext(key);
    if (value !== undefined) given[key] = typeof value === "string" ? fromText(value) : value;
  }
  given.stage ??= "dev";
  given.keepData ??= given.stage === "production";
  const read = deploymentSchema.safeParse(given);
  if (read.success) return read.data;
  const faults = read.error.issues.map(
    ({ path, message }) =>
      `context ${path.join(".")}: ${message} (given: ${JSON.stringify(at(given, path))})`,
  );
  throw new Error(`readDeployment requires context that fits:\n  ${faults.join("\n  ")}`);
}

/** What -c gives is text; objects, numbers and truth values are written in it as JSON. */
function fromText(text: string): unknown {
  if (!/^(\{|\[|-?\d+(\.\d+)?$|true$|false$)/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
}

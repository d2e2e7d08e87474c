import * as z from "zod";
import { settingsSchema } from "../../contract/settings.ts";

const settingsText = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "is not JSON" });
      return z.NEVER;
    }
  })
  .pipe(settingsSchema);

const environmentSchema = z.object({
  /** Name of the stack: what logs and metrics are told apart by. */
  STACK: z.string().min(1),
  TABLE_PREFIX: z.string().min(1),
  SETTINGS: settingsText,
  /** Only where the function works with files. */
  FILES_BUCKET: z.string().min(1).optional(),
  /** The bus that events are put on, where there is one. */
  EVENT_BUS: z.string().min(1).optional(),
  /** Only where the function needs the deployment's secret. */
  SECRET_ARN: z.string().min(1).optional(),
});

export type Environment = z.infer<typeof environmentSchema>;

/**
 * What the deployment gave a function. Read when the process starts, so that what is wrong shows at once.
 *
 * @throws {Error} naming every variable that is missing or wrong
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const read = environmentSchema.safeParse(variables);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Error(`readEnvironment requires variables that fit: ${faults.join("; ")}`);
}

import * as z from "zod";
import { idProblem, maxIdBytes } from "../idProblem.ts";

/** What every id looks like in the description: no control character but tab and line break. */
export const idShape = {
  minLength: 1,
  maxLength: maxIdBytes,
  pattern: "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]+$",
};

/** An id as a shop sends it: any Unicode of 1 to 256 bytes. */
export const idSchema = z
  .string()
  .superRefine((id, context) => {
    const problem = idProblem(id);
    if (problem) context.addIssue({ code: "custom", message: problem, input: id });
  })
  .meta(idShape);

export const customerIdSchema = idSchema.meta({
  ...idShape,
  description: "The shop's own id of the customer; never an e-mail address or phone number",
  example: "c-1001",
});

export const customerIdParam = z.object({ id: customerIdSchema });

export const dateSchema = z.iso
  .date()
  .meta({ description: "A local date of the shop", example: "2026-03-31" });

/** A label as a shop writes it. */
export const labelSchema = z.strictObject({ en: z.string().min(1).max(200), ar: z.string().min(1).max(200) });

export const wordsSchema = z
  .object({ en: z.string(), ar: z.string() })
  .meta({ id: "Words", description: "A sentence or label in English and Arabic" });

export const asOfQuery = dateSchema.meta({
  description:
    "Score as of the end of this local date, blind to whatever came later; default today, at most one day ahead",
  example: "2026-03-31",
});

/** A number that may come as text, as in a query; any other text is refused, the empty one too. */
export function numeric<S extends z.ZodNumber>(schema: S) {
  const read = (sent: unknown) =>
    typeof sent === "string" && /^-?\d+(\.\d+)?$/.test(sent) ? Number(sent) : sent;
  return z.preprocess(read, schema);
}

export const horizonQuery = numeric(z.number().int().min(1).max(3650)).meta({
  type: "integer",
  minimum: 1,
  maximum: 3650,
  description: "Days to predict, from asOf on; default as in the settings (365)",
  example: 365,
});

/** Money in major units of the shop's currency; null for a log without amounts. */
export const moneySchema = z.number().nullable();

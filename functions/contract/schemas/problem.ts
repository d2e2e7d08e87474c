import * as z from "zod";

/** One thing wrong with a request, so that all can be mended at once. */
export const fieldProblemSchema = z
  .object({
    field: z.string().meta({ description: "Path of the field", example: "amount" }),
    value: z.unknown().meta({ description: "What was sent, shortened; absent if nothing was", example: -5 }),
    message: z.string().meta({
      description: "What is wrong and what is accepted",
      example: 'is negative; send a refund as type "refund" with a positive amount',
    }),
  })
  .meta({ id: "FieldProblem" });

/** RFC 9457; every answer of 400 and above has this shape. */
export const problemSchema = z
  .looseObject({
    type: z
      .string()
      .meta({ description: "Names the kind of problem", example: "urn:safir:problem:unknown-customer" }),
    title: z.string().meta({ example: "Unknown customer" }),
    status: z.int().meta({ example: 404 }),
    detail: z.string().meta({ example: 'No customer "c-17" is known here.' }),
    problems: z.array(fieldProblemSchema).optional(),
  })
  .meta({ id: "Problem", description: "What went wrong, as RFC 9457 problem details" });

export type FieldProblem = z.infer<typeof fieldProblemSchema>;
export type Problem = z.infer<typeof problemSchema>;

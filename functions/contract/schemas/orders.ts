import * as z from "zod";
import { maxOrdersPerRequest } from "../order.ts";
import { fieldProblemSchema } from "./problem.ts";
import { customerIdSchema, idSchema, idShape } from "./common.ts";

const decimal = { type: ["number", "string"] as ["number", "string"], pattern: "^[0-9]+(\\.[0-9]+)?$" };

/** An order as a shop sends it. Documents the wire; `readOrder` judges one order and names all its faults. */
export const orderSchema = z
  .strictObject({
    orderId: idSchema.meta({
      ...idShape,
      description: "Sending it again updates the order",
      example: "A-10023",
    }),
    customerId: customerIdSchema,
    orderedAt: z.string().meta({
      description:
        "ISO 8601: a date, or a date and time with or without offset; without, it is local to the shop. At most 24 h ahead",
      example: "2026-03-31T14:05:00+03:00",
    }),
    amount: z
      .union([z.number(), z.string()])
      .optional()
      .meta({
        ...decimal,
        description:
          "Major units, number or decimal text, never negative; 0 is a free order. Leave it out of every order of the request for a log without amounts",
        example: 129.5,
      }),
    currency: z.string().optional().meta({ description: "Must be the shop's own if given", example: "SAR" }),
    type: z.enum(["order", "refund"]).optional().meta({ description: "Default order", example: "order" }),
    refundOf: idSchema.optional().meta({
      ...idShape,
      description: "The order a refund nets; without it the customer's latest earlier purchases",
      example: "A-10001",
    }),
    revision: z
      .union([z.int().min(0), z.string()])
      .optional()
      .meta({
        type: ["integer", "string"],
        description: "Whole number or the source's updatedAt; a lower one never replaces a higher one",
        example: 3,
      }),
    channel: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: "Where the order came from", example: "web" }),
    cost: z
      .union([z.number(), z.string()])
      .optional()
      .meta({ ...decimal, description: "Cost to serve, major units", example: 12 }),
  })
  .meta({ id: "Order" });

/** Items stay unread here: each order is judged by itself, so that good ones are taken beside bad ones. */
export const ordersRequestSchema = z
  .strictObject({
    orders: z
      .array(z.unknown())
      .min(1)
      .max(maxOrdersPerRequest)
      .meta({
        type: "array",
        items: { $ref: "#/components/schemas/Order" },
        minItems: 1,
        maxItems: maxOrdersPerRequest,
      }),
  })
  .meta({ id: "OrdersRequest" });

export const ordersResponseSchema = z
  .object({
    accepted: z.int().meta({ description: "New orders and corrections", example: 2 }),
    duplicates: z.int().meta({ description: "Identical to, or older than, what is stored", example: 0 }),
    rejected: z.array(
      z.object({
        index: z.int().meta({ description: "Position in the request, from 0", example: 1 }),
        orderId: z.string().nullable().meta({ example: "A-10024" }),
        problems: z.array(fieldProblemSchema),
      }),
    ),
  })
  .meta({ id: "OrdersResponse", description: "accepted + duplicates + rejected = orders sent" });

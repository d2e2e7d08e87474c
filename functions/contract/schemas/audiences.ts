import * as z from "zod";
import { filtersSchema } from "./lists.ts";

/** Where an audience file goes. */
export const audienceDestinations = ["klaviyo", "hubspot", "meta", "google", "csv"] as const;
export type AudienceDestination = (typeof audienceDestinations)[number];

export const maxContactsPerRequest = 5000;

/** A contact as it comes. Documents the wire: the handler judges one, and repeats nothing of it in a problem. */
export const audienceContactSchema = z
  .strictObject({
    customerId: z.string().meta({ example: "c-1001" }),
    email: z.string().optional().meta({ example: "sara@shop.example" }),
    phone: z
      .string()
      .optional()
      .meta({ description: "With country code, or with callingCode beside", example: "+966 55 123 4567" }),
    firstName: z.string().optional(),
    lastName: z.string().optional(),
    city: z.string().optional(),
    zip: z.string().optional(),
    country: z.string().optional().meta({ description: "ISO 3166-1 alpha-2", example: "SA" }),
  })
  .meta({ id: "AudienceContact" });

export const audienceRequestSchema = z
  .strictObject({
    destination: z.enum(audienceDestinations),
    segment: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: "Only its members; default everyone", example: "at_risk" }),
    filters: filtersSchema.optional().meta({ description: "As in lists", example: { minClv: 100 } }),
    callingCode: z
      .string()
      .regex(/^[1-9]\d{0,2}$/, { error: "is not a country calling code such as 966" })
      .optional()
      .meta({ description: "Of phone numbers that come without one", example: "966" }),
    contacts: z.array(z.unknown()).meta({
      type: "array",
      items: { $ref: "#/components/schemas/AudienceContact" },
      minItems: 1,
      maxItems: maxContactsPerRequest,
      description:
        "Contacts of customers, for this file only: they are neither stored nor logged. At most 5,000; send more in pieces",
    }),
  })
  .meta({ id: "AudienceRequest" });

/** Why a contact is not in a file. */
export const leftOutReasons = [
  "unknown_customer",
  "not_member",
  "no_consent",
  "no_contact",
  "repeated",
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

const count = z.int().meta({ example: 3 });

export const audienceSchema = z
  .object({
    destination: z.enum(audienceDestinations),
    fileName: z.string().meta({ example: "safir-meta-at_risk-2026-03-31.csv" }),
    rows: z.int().meta({ example: 118 }),
    leftOut: z
      .object({
        unknown_customer: count.meta({ description: "No such customer, or one without a purchase" }),
        not_member: count.meta({ description: "Not in the segment, or does not meet the filters" }),
        no_consent: count.meta({ description: "Has not agreed to what the destination needs" }),
        no_contact: count.meta({ description: "Nothing the destination could know them by" }),
        repeated: count.meta({ description: "The same customer again: the first counts" }),
      })
      .meta({ description: "Contacts that are not in the file, by why" }),
    file: z.string().meta({ description: "The file itself, CSV in UTF-8" }),
  })
  .meta({ id: "Audience" });

import { OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import { operations } from "./routes/index.ts";
import { namedOnly } from "./schemas/scores.ts";

const tags = [
  { name: "orders", description: "What customers bought and sent back" },
  { name: "signals", description: "What the shop knows of customers besides orders" },
  { name: "memberships", description: "Memberships that start, are renewed and end" },
  { name: "referrals", description: "Codes, friends who came by them, and what that earned" },
  { name: "actions", description: "What to do today: whom to invite, to remind, to keep" },
  { name: "scores", description: "What a customer is worth, and whether they are leaving" },
  { name: "segments", description: "Lists for campaigns" },
  { name: "exports", description: "Whole lists, as jobs" },
  { name: "audiences", description: "Files of customers for other systems" },
  { name: "rules", description: "What makes a segment" },
  { name: "settings", description: "How customers are valued" },
  { name: "filters", description: "Lists that were narrowed and given a name" },
  { name: "models", description: "What was fitted and how well it does" },
  { name: "runs", description: "The nights that fit and rescore" },
  { name: "customers", description: "Timeline, joining, access and erasure" },
  { name: "webhooks", description: "What is told to other systems, and the shop systems that tell this one" },
  { name: "inbound", description: "For shop systems: their own webhooks" },
  { name: "service", description: "The service itself" },
];

const definitions: ConstructorParameters<typeof OpenApiGeneratorV31>[0] = [
  {
    type: "component",
    componentType: "securitySchemes",
    name: "key",
    component: {
      type: "http",
      scheme: "bearer",
      bearerFormat: "saf_<id>_<secret>",
      description: "A key of this deployment, made with `safir keys create`",
    },
  },
  ...Object.values(namedOnly).map((schema) => ({ type: "schema" as const, schema })),
  ...Object.values(operations).map((route) => ({ type: "route" as const, route })),
];

/** The description of the contract's routes, as OpenAPI 3.1. Bundles hold the finished text instead of what makes it. */
export function openApi() {
  return new OpenApiGeneratorV31(definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "Safir",
      version: "1",
      description:
        "What every customer of a shop is worth, who is about to leave and who would recommend it. Money in major units of the shop's currency, dates local to the shop.",
      license: { name: "MIT", url: "https://spdx.org/licenses/MIT.html" },
    },
    servers: [{ url: "/" }],
    tags,
  });
}

import type { z } from "zod";
import type { portraitSchema } from "../../../../functions/contract/schemas/portrait.ts";

export type { ModelCard } from "../../../../model/evaluate/modelCard.ts";
export type Portrait = z.infer<typeof portraitSchema>;
export type HeatMap = Portrait["heatMaps"][number];

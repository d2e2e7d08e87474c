import type { z } from "zod";
import type { customerActionSchema } from "../../../../functions/contract/schemas/actions.ts";
import type { curveSchema } from "../../../../functions/contract/schemas/curve.ts";
import type { historySchema } from "../../../../functions/contract/schemas/customers.ts";
import type { incentiveSchema } from "../../../../functions/contract/schemas/incentives.ts";

export type { Score } from "../../../../functions/contract/score.ts";
export type Curve = z.infer<typeof curveSchema>;
export type CurvePoint = Curve["past"][number];
export type History = z.infer<typeof historySchema>;
export type CustomerAction = z.infer<typeof customerActionSchema>;
export type Action = NonNullable<CustomerAction["action"]>;
export type Incentive = z.infer<typeof incentiveSchema>;

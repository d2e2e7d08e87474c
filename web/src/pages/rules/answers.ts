import type { z } from "zod";
import type {
  previewSchema,
  rulesInForceSchema,
  rulesSavedSchema,
} from "../../../../functions/contract/schemas/rules.ts";

export type RulesInForce = z.infer<typeof rulesInForceSchema>;
export type RulesPreview = z.infer<typeof previewSchema>;
export type RulesSaved = z.infer<typeof rulesSavedSchema>;

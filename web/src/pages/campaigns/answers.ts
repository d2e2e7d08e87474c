import type { z } from "zod";
import type {
  campaignPlannedSchema,
  campaignPlanSchema,
  campaignReportSchema,
  campaignRequestSchema,
  campaignSchema,
  campaignsSchema,
} from "../../../../functions/contract/schemas/campaigns.ts";

export type Campaign = z.infer<typeof campaignSchema>;
export type Campaigns = z.infer<typeof campaignsSchema>;
export type Plan = z.infer<typeof campaignPlanSchema>;
export type Planned = z.infer<typeof campaignPlannedSchema>;
export type Report = z.infer<typeof campaignReportSchema>;
export type Effect = Report["effects"][number];
export type CampaignRequest = z.input<typeof campaignRequestSchema>;

import { accepts } from "hono/accepts";
import type { operations } from "../../contract/routes/index.ts";
import { audienceFile } from "../audiences/audienceFile.ts";
import { ruleOf } from "../segments/ruleOf.ts";
import type { MakeHandler } from "./handler.ts";

export const postAudience: MakeHandler<typeof operations.postAudience> = (api) => async (c) => {
  const asked = c.req.valid("json");
  if (asked.segment !== undefined) ruleOf((await api.serving()).ruleset, asked.segment);
  const made = await audienceFile(api, asked);
  const supports = ["application/json", "text/csv"];
  if (accepts(c, { header: "Accept", supports, default: supports[0] }) !== "text/csv")
    return c.json(made, 200);
  const leftOut = Object.entries(made.leftOut).filter(([, count]) => count > 0);
  return c.body(made.file, 200, {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(made.fileName)}`,
    "Safir-Left-Out": leftOut.map(([reason, count]) => `${reason}=${count}`).join(", ") || "none",
  });
};

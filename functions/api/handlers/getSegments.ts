import type { operations } from "../../contract/routes/index.ts";
import { describeSegments } from "../segments/describeSegments.ts";
import type { MakeHandler } from "./handler.ts";

export const getSegments: MakeHandler<typeof operations.getSegments> = (api) => async (c) =>
  c.json(await describeSegments(api), 200);

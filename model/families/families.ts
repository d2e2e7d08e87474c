import type { FamilyName } from "../model.ts";
import { bgcnbdk } from "./bgcnbdk.ts";
import { bgnbd } from "./bgnbd.ts";
import type { Family } from "./family.ts";
import { mbgcnbdk } from "./mbgcnbdk.ts";
import { mbgnbd } from "./mbgnbd.ts";
import { paretonbd } from "./paretonbd.ts";

/** Every family of purchase models, by the name that models, settings and the command line use. */
export const families: Record<FamilyName, Family<{ [name: string]: number }>> = {
  bgnbd,
  mbgnbd,
  bgcnbdk,
  mbgcnbdk,
  paretonbd,
};

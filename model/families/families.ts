import type { FamilyName } from "../model.ts";
import { bgnbd } from "./bgnbd.ts";
import type { Family } from "./family.ts";
import { mbgnbd } from "./mbgnbd.ts";

/** Every family of purchase models, by the name that models, settings and the command line use. */
export const families: Record<FamilyName, Family<{ [name: string]: number }>> = { bgnbd, mbgnbd };

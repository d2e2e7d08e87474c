import type { Words } from "../../i18n/words.ts";
import { words } from "./words.ts";

/** A group's name as it is read: the control group in the reader's language, variants as the shop named them. */
export const armName = (name: string): Words =>
  name === "control" ? words.controlName : { en: name, ar: name };

import type { Words } from "../families/family.ts";
import { counted } from "./counted.ts";

/** How often: "once", "twice", "9 times"; "مرة واحدة", "مرتين", "9 مرات". */
export function times(count: number): Words {
  const { en, ar } = counted(count, "time");
  return { en: count === 1 ? "once" : count === 2 ? "twice" : en, ar };
}

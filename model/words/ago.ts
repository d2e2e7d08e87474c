import type { Words } from "../families/family.ts";
import { counted } from "./counted.ts";

/** How long ago a day was: "today", "12 days ago"; "قبل يومين". */
export function ago(days: number): Words {
  if (days === 0) return { en: "today", ar: "اليوم" };
  const { en, ar } = counted(days, "day");
  return { en: `${en} ago`, ar: `قبل ${ar}` };
}

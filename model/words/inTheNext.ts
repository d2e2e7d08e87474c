import type { Words } from "../families/family.ts";
import { plainNumber } from "./plainNumber.ts";

/**
 * The horizon in a sentence: whole years are told in months, the rest in days.
 *
 * @example inTheNext(365); // => { en: "in the next 12 months", ar: "خلال الأشهر الـ12 القادمة" }
 */
export function inTheNext(days: number): Words {
  if (days % 365 === 0) return inMonths((days / 365) * 12);
  const n = plainNumber(days);
  if (days === 1) return { en: "in the next day", ar: "خلال اليوم القادم" };
  if (days === 2) return { en: "in the next 2 days", ar: "خلال اليومين القادمين" };
  const ar = days <= 10 ? `خلال الأيام الـ${n} القادمة` : `خلال الـ${n} يومًا القادمة`;
  return { en: `in the next ${n} days`, ar };
}

function inMonths(months: number): Words {
  const ar = months <= 12 ? `خلال الأشهر الـ${months} القادمة` : `خلال الـ${months} شهرًا القادمة`;
  return { en: `in the next ${months} months`, ar };
}

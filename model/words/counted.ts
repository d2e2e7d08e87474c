import type { Words } from "../families/family.ts";
import { plainNumber } from "./plainNumber.ts";

/** What can be counted in a sentence, with the forms Arabic asks for: one, two, 3-10, 11-99, the rest. */
const nouns = {
  day: { en: ["day", "days"], ar: ["يوم واحد", "يومين", "أيام", "يومًا", "يوم"] },
  time: { en: ["time", "times"], ar: ["مرة واحدة", "مرتين", "مرات", "مرة", "مرة"] },
  customer: { en: ["customer", "customers"], ar: ["عميل واحد", "عميلين", "عملاء", "عميلًا", "عميل"] },
  earlierDate: {
    en: ["earlier date", "earlier dates"],
    ar: ["تاريخ سابق واحد", "تاريخين سابقين", "تواريخ سابقة", "تاريخًا سابقًا", "تاريخ سابق"],
  },
  window: { en: ["window", "windows"], ar: ["فترة واحدة", "فترتين", "فترات", "فترة", "فترة"] },
  order: { en: ["order", "orders"], ar: ["طلب واحد", "طلبين", "طلبات", "طلبًا", "طلب"] },
} as const;
export type Noun = keyof typeof nouns;

const arabicForm = new Intl.PluralRules("ar");

/**
 * A number with its noun, in the grammar of each language: "1 day", "3 days"; "يومين", "3 أيام", "12 يومًا".
 * Fractions take the form of whole numbers rounded up in Arabic ("2.5 طلبات").
 *
 * @example counted(2, "day"); // => { en: "2 days", ar: "يومين" }
 */
export function counted(count: number, noun: Noun): Words {
  const { en, ar } = nouns[noun];
  const digits = plainNumber(count);
  const [one, two, few, many, other] = ar;
  const rounded = Math.ceil(Math.abs(count));
  const english = `${digits} ${count === 1 ? en[0] : en[1]}`;
  if (count === 1) return { en: english, ar: one };
  if (count === 2) return { en: english, ar: two };
  const form = arabicForm.select(rounded);
  const word = form === "few" || form === "two" ? few : form === "many" ? many : other;
  return { en: english, ar: `${digits} ${word}` };
}

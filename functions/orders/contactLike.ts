import { asciiDigits } from "../../model/time/asciiDigits.ts";

export type ContactKind = "e-mail" | "phone";

/**
 * Whether an id looks like contact data, which is never stored in clear. A phone is a number that begins with +
 * or with 00 and a country code, or a local one beginning with 0 whose groups are set apart; plain numbers, zeros
 * in front included, are ids.
 *
 * @returns what it looks like, or null
 * @example contactLike("sara@example.com"); // => "e-mail"
 * @example contactLike("0000012346"); // => null
 */
export function contactLike(id: string): ContactKind | null {
  if (!/@|^[^1-9a-z]/i.test(id)) return null;
  if (/[^\s@]@[^\s@]+\.[^\s@]/.test(id)) return "e-mail";
  const text = asciiDigits(id).trim();
  if (!/^[+0(][\d\s().-]{7,}$/.test(text)) return null;
  const digits = text.replace(/\D/g, "");
  if (/^\(?\+/.test(text)) return digits.length >= 8 && digits.length <= 15 ? "phone" : null;
  if (/^00[1-9]/.test(digits)) return digits.length >= 11 && digits.length <= 17 ? "phone" : null;
  const groups = text.split(/[\s().-]+/).filter((group) => group !== "");
  const local = /^\(?0[1-9]/.test(text) && digits.length >= 9 && digits.length <= 11;
  return local && groups.length >= 2 && groups.at(-1)!.length >= 2 ? "phone" : null;
}

/** What to do about it, for the error that refuses the id. */
export function contactAdvice(kind: ContactKind): string {
  return `looks like ${kind === "e-mail" ? "an e-mail address" : "a phone number"}: send your own customer number, or a keyed hash (HMAC-SHA-256) of the ${kind}`;
}

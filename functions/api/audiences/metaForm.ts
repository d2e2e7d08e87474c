import type { Contact } from "./contact.ts";
import { e164 } from "./e164.ts";
import { sha256 } from "./sha256.ts";

/** The columns by which Meta matches people, each hashed; empty where nothing is known. */
export interface MetaForm {
  email: string;
  phone: string;
  fn: string;
  ln: string;
  ct: string;
  zip: string;
  country: string;
}

const lower = (text: string) => text.normalize("NFC").toLowerCase();
const lettersOnly = (text: string) => lower(text).replace(/[^\p{L}\p{M}\p{N}]/gu, "");

/**
 * A contact as Meta Custom Audiences take it.
 *
 * - email: trimmed, lower case
 * - phone: digits alone, country code in front, no leading zeros
 * - first and last name, city: lower case, without punctuation and spaces, letters of any script in UTF-8
 * - zip: lower case, without spaces and dashes; of the US its first five digits
 * - country: ISO 3166-1 alpha-2, lower case
 *
 * @see Meta for Developers, "Customer Information Parameters"
 * @example metaForm({ customerId: "1", email: "John_Smith@gmail.com" }).email; // => "62a14e44f765419d..."
 */
export function metaForm(contact: Contact, callingCode?: string): MetaForm {
  const { email, phone, firstName, lastName, city, zip, country } = contact;
  const hashed = (text: string | null | undefined) => (text ? sha256(text) : "");
  const land = country && lower(country);
  const postal = zip && lower(zip).replace(/[\s-]/g, "");
  return {
    email: hashed(email && lower(email).trim()),
    phone: hashed(phone && e164(phone, callingCode)?.slice(1)),
    fn: hashed(firstName && lettersOnly(firstName)),
    ln: hashed(lastName && lettersOnly(lastName)),
    ct: hashed(city && lettersOnly(city)),
    zip: hashed(postal && (land === "us" ? postal.slice(0, 5) : postal)),
    country: hashed(land),
  };
}

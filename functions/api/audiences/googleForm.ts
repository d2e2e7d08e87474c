import type { Contact } from "./contact.ts";
import { e164 } from "./e164.ts";
import { sha256 } from "./sha256.ts";

/** The columns of a Customer Match file, under the names that it must have; country and zip are not hashed. */
export interface GoogleForm {
  Email: string;
  Phone: string;
  "First Name": string;
  "Last Name": string;
  Country: string;
  Zip: string;
}

/**
 * An e-mail address as Google hashes it: lower case, no spaces; of gmail.com and googlemail.com without dots and what
 * follows a plus.
 *
 * @example googleEmail("cloudy.sanfrancisco+shopping@gmail.com"); // => "cloudysanfrancisco@gmail.com"
 * @see Google, Data Manager API, "Format user data"
 */
export function googleEmail(email: string): string {
  const plain = email.normalize("NFC").toLowerCase().replace(/\s/g, "");
  const at = plain.lastIndexOf("@");
  const [name, host] = [plain.slice(0, at), plain.slice(at + 1)];
  if (!/^(gmail|googlemail)\.com$/.test(host)) return plain;
  return `${name.split("+")[0].replaceAll(".", "")}@${host}`;
}

/**
 * A contact as Google Customer Match takes it. Names and address are matched together only, so they are given where all
 * four are known.
 *
 * @see Google Ads Help, "Format your customer data file"; Data Manager API, "Format user data"
 */
export function googleForm(contact: Contact, callingCode?: string): GoogleForm {
  const { email, phone, firstName, lastName, country, zip } = contact;
  const number = phone === undefined ? null : e164(phone, callingCode);
  const hashedName = (name: string) => sha256(name.normalize("NFC").toLowerCase().trim());
  const hasAddress = firstName && lastName && country && zip;
  return {
    Email: email === undefined ? "" : sha256(googleEmail(email)),
    Phone: number === null ? "" : sha256(number),
    "First Name": hasAddress ? hashedName(firstName) : "",
    "Last Name": hasAddress ? hashedName(lastName) : "",
    Country: hasAddress ? country.toUpperCase() : "",
    Zip: hasAddress ? zip : "",
  };
}

import type { z } from "zod";
import type { audienceContactSchema } from "../../../../../functions/contract/schemas/audiences.ts";
import { customerColumn, plain } from "../../../../../functions/csv/columnNames.ts";
import { CsvError } from "../../../../../functions/csv/csvError.ts";
import { readHeaderNames } from "../../../../../functions/csv/readHeader.ts";
import { readRecords } from "../../../../../functions/csv/readRecords.ts";
import type { RecordScanner } from "../../../../../functions/csv/recordScanner.ts";
import { decodeUtf8 } from "../../../../../functions/csv/text.ts";
import { filePieces } from "../../import/filePieces.ts";
import { missingColumn } from "./missingColumn.ts";

export type Contact = z.infer<typeof audienceContactSchema>;
export type ContactField = Exclude<keyof Contact, "customerId">;

/** A contact of a file, and the line it stands on. */
export interface LinedContact {
  line: number;
  contact: Contact;
}

/** Names a header may give what a contact holds. */
const names: Record<ContactField, string> = {
  email: "email e_mail email_address mail البريد_الإلكتروني البريد_الالكتروني البريد الإيميل",
  phone: "phone phone_number mobile mobile_number telephone tel الهاتف رقم_الهاتف الجوال رقم_الجوال",
  firstName: "first_name given_name الاسم_الأول الاسم",
  lastName: "last_name surname family_name اسم_العائلة اللقب",
  city: "city المدينة",
  zip: "zip zip_code postal_code postcode الرمز_البريدي",
  country: "country country_code الدولة البلد",
};
export const contactFields = Object.keys(names) as ContactField[];

/** A file of contacts as it was read. Each customer stands in it once: the first row counts. */
export interface ContactsFile {
  contacts: LinedContact[];
  /** Header names by what they hold. */
  columns: Partial<Record<"customerId" | ContactField, string>>;
  /** Rows of customers who stood there before. */
  repeated: number;
}

/**
 * Reads a CSV of contacts: a column for the customer's id, and at least one of e-mail address and phone.
 *
 * @throws {CsvError} where such columns are missing, or the file cannot be read
 */
export async function readContacts(file: Blob & { name: string }): Promise<ContactsFile> {
  const { header, separator, rest, line } = await readHeaderNames(filePieces(file), file.name);
  const found = header.map(plain);
  const at = (field: ContactField) =>
    names[field]
      .split(" ")
      .map((name) => found.indexOf(plain(name)))
      .find((index) => index >= 0) ?? -1;
  const customer = customerColumn(header);
  const places = contactFields.map((field) => [field, at(field)] as const).filter(([, index]) => index >= 0);
  const missing =
    customer < 0
      ? "customer"
      : places.some(([field]) => field === "email" || field === "phone")
        ? null
        : "contact";
  if (missing !== null) throw new CsvError(file.name, [{ line: 1, message: missingColumn[missing] }]);
  const byCustomer = new Map<string, LinedContact>();
  let repeated = 0;
  await readRecords(rest, file.name, separator, line, {
    lookAhead() {},
    read(bytes, scanner, on) {
      const contact: Contact = { customerId: cell(bytes, scanner, customer) };
      if (contact.customerId === "") return;
      for (const [field, place] of places) {
        const text = cell(bytes, scanner, place);
        if (text !== "") contact[field] = text;
      }
      if (byCustomer.has(contact.customerId)) repeated += 1;
      else byCustomer.set(contact.customerId, { line: on, contact });
    },
  });
  if (byCustomer.size === 0)
    throw new CsvError(file.name, [{ message: "has a header but no contacts below it" }]);
  const columns = Object.fromEntries(
    [["customerId", customer] as const, ...places].map(([name, index]) => [name, header[index]]),
  );
  return { contacts: [...byCustomer.values()], columns, repeated };
}

function cell(bytes: Uint8Array, scanner: RecordScanner, column: number): string {
  if (column >= scanner.fields) return "";
  const field = scanner.base + column;
  return decodeUtf8(bytes.subarray(scanner.starts[field], scanner.ends[field])).trim();
}

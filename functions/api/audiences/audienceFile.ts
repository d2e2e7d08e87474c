import type { z } from "zod";
import { signalsAsOf } from "../../../model/signals/signalsAsOf.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import { localDay } from "../../../model/time/localDay.ts";
import {
  type audienceRequestSchema,
  type audienceSchema,
  type LeftOutReason,
  leftOutReasons,
  maxContactsPerRequest,
} from "../../contract/schemas/audiences.ts";
import { guardFormula } from "../../scoring/lists/guardFormula.ts";
import { csvField } from "../../scoring/lists/listCsv.ts";
import { rowFilter } from "../../scoring/lists/rowFilter.ts";
import { toListed } from "../../scoring/lists/toListed.ts";
import type { Api } from "../api.ts";
import { InvalidRequest } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";
import { type Contact, readContact } from "./contact.ts";
import { type AudienceRow, destinations } from "./destinations.ts";

type Request = z.infer<typeof audienceRequestSchema>;

/** So many problems are named at once. */
const mostProblems = 100;

/**
 * The file of an audience: of the contacts sent, those of members who have agreed to what the destination needs. Contacts
 * are read, written into the answer and forgotten.
 *
 * @throws {InvalidRequest} for contacts that cannot be read, none of them repeated, and for too many
 */
export async function audienceFile(
  api: Api,
  { destination, segment, filters = {}, callingCode, contacts: sent }: Request,
): Promise<z.infer<typeof audienceSchema>> {
  const { store, settings, digits, now } = api;
  const contacts = readContacts(sent);
  const customers = await store.customers.batchGet(contacts.map(({ customerId }) => customerId));
  const today = localDay(now(), settings.timeZone);
  const meets = rowFilter(filters);
  const excluded = new Set(settings.excludeCustomers);
  const leftOut = Object.fromEntries(leftOutReasons.map((reason) => [reason, 0])) as Record<
    LeftOutReason,
    number
  >;
  const seen = new Set<string>();
  const rows: AudienceRow[] = [];
  for (const contact of contacts) {
    const row = rowOf(contact);
    if (typeof row === "string") leftOut[row]++;
    else rows.push(row);
  }
  const named = segment?.replaceAll(/[^\p{L}\p{N}_-]/gu, "_") ?? "all";
  return {
    destination,
    fileName: `safir-${destination}-${named}-${dayToIso(today)}.csv`,
    rows: rows.length,
    leftOut,
    file: csvOf(rows),
  };

  function rowOf(contact: Contact): AudienceRow | LeftOutReason {
    const { customerId } = contact;
    if (seen.has(customerId)) return "repeated";
    seen.add(customerId);
    const customer = customers.get(customerId);
    if (!customer?.row || excluded.has(customerId)) return "unknown_customer";
    if (segment !== undefined && customer.row.segment !== segment) return "not_member";
    if (!meets(customer.row)) return "not_member";
    const { consents } = signalsAsOf(customer.signals, today, digits);
    const listed = toListed({ ...customer.row, customerId }, digits);
    return destinations[destination]({ contact, row: listed, consents, callingCode });
  }
}

function readContacts(sent: readonly unknown[]): Contact[] {
  if (sent.length === 0)
    throw new InvalidRequest([problem("contacts", "0 items", "is empty; send 1 to 5,000 contacts")]);
  if (sent.length > maxContactsPerRequest) {
    const message = `are more than ${maxContactsPerRequest}; send them in pieces, each makes a file of its own`;
    throw new InvalidRequest([problem("contacts", `${sent.length} items`, message)]);
  }
  const read = sent.map(readContact);
  const problems = read.flatMap((one) => one.problems ?? []);
  if (problems.length > 0) throw new InvalidRequest(problems.slice(0, mostProblems));
  return read.flatMap(({ contact }) => contact ?? []);
}

/** Rows as CSV by RFC 4180, under the columns of the first; what a shop named itself runs nowhere as a formula. */
function csvOf(rows: readonly AudienceRow[]): string {
  if (rows.length === 0) return "";
  const columns = Object.keys(rows[0]);
  const lines = rows.map((row) => columns.map((column) => csvField(guarded(row[column]))).join(","));
  return [columns.map(csvField).join(","), ...lines].map((line) => `${line}\r\n`).join("");
}

/** A phone number begins with a plus and is to stay one. */
function guarded(value: string | number | null): string | number | null {
  if (typeof value !== "string" || /^\+\d+$/.test(value)) return value;
  return guardFormula(value);
}

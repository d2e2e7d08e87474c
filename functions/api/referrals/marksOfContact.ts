import { markHash } from "../../contract/markHash.ts";
import type { Marks } from "../../contract/referral.ts";
import type { ContactIn } from "../../contract/schemas/referrals.ts";
import { markKinds } from "../../../model/referrals/referral.ts";

/** The keyed hashes of a contact: all that goes further than the request. */
export function marksOfContact(secret: string, contact: ContactIn | undefined): { marks?: Marks } {
  if (contact === undefined) return {};
  const given = markKinds.filter((kind) => contact[kind] !== undefined);
  if (given.length === 0) return {};
  return { marks: Object.fromEntries(given.map((kind) => [kind, markHash(secret, kind, contact[kind]!)])) };
}

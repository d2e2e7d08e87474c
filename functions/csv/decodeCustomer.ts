import { contactAdvice, contactLike } from "../orders/contactLike.ts";

/** A customer id that looks like contact data. */
export class ContactError extends Error {}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * A customer id from its bytes.
 *
 * @throws {TypeError} when they are not UTF-8
 * @throws {ContactError} with advice, when it looks like an e-mail address or a phone number
 */
export function decodeCustomer(bytes: Uint8Array): string {
  const id = strict.decode(bytes);
  const kind = contactLike(id);
  if (kind !== null) throw new ContactError(contactAdvice(kind));
  return id;
}

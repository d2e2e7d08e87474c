import { idProblem } from "../contract/idProblem.ts";
import { contactAdvice, contactLike } from "../orders/contactLike.ts";
import { shortAscii } from "./text.ts";

/** A customer id that cannot be taken; `secret` when it must not be repeated, being contact data. */
export class CustomerIdError extends Error {
  readonly secret: boolean;

  constructor(message: string, secret = false) {
    super(message);
    this.secret = secret;
  }
}

/** Ids of this form need no further look: most do, and a log may have a million. */
const plain = /^[A-Za-z1-9][\w-]{0,199}$/;

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * A customer id from its bytes.
 *
 * @throws {CustomerIdError} when they are not UTF-8, cannot be a key, or look like an e-mail address or a phone
 */
export function decodeCustomer(bytes: Uint8Array, start: number, end: number): string {
  const short = shortAscii(bytes, start, end);
  if (short !== null && plain.test(short)) return short;
  const id = decoded(bytes.subarray(start, end));
  const kind = contactLike(id);
  if (kind !== null) throw new CustomerIdError(contactAdvice(kind), true);
  const problem = idProblem(id);
  if (problem !== null) throw new CustomerIdError(problem);
  return id;
}

function decoded(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) throw new CustomerIdError("is not UTF-8: save the file as CSV UTF-8");
    throw cause;
  }
}

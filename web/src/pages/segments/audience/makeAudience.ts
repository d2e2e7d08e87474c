import type { z } from "zod";
import type {
  audienceRequestSchema,
  audienceSchema,
  LeftOutReason,
} from "../../../../../functions/contract/schemas/audiences.ts";
import type { LinedContact } from "./contacts.ts";

export type Audience = z.infer<typeof audienceSchema>;
export type AudienceRequest = z.input<typeof audienceRequestSchema>;

/** What the service finds wrong with a request: `contacts[3].email` and why. */
export interface ContactProblem {
  field: string;
  message: string;
}

/** A file made of the answers to all pieces. */
export interface MadeAudience {
  fileName: string;
  file: string;
  rows: number;
  leftOut: Record<LeftOutReason, number>;
  /** Contacts that cannot be used as they stand. */
  unusable: { line: number; problem: string }[];
}

/** Contacts sent at once. */
const piece = 1000;

/**
 * Makes the file of an audience piece by piece. Contacts that the service cannot use are left out and listed, so that
 * one of them does not keep the others from their file.
 *
 * @param post sends one piece; answers the problems where the service refuses contacts of it
 * @param tell how many contacts are done
 */
export async function makeAudience(
  request: Omit<AudienceRequest, "contacts">,
  contacts: readonly LinedContact[],
  post: (request: AudienceRequest) => Promise<Audience | ContactProblem[]>,
  tell: (done: number) => void,
): Promise<MadeAudience> {
  const made: MadeAudience = {
    fileName: "",
    file: "",
    rows: 0,
    leftOut: { unknown_customer: 0, not_member: 0, no_consent: 0, no_contact: 0, repeated: 0 },
    unusable: [],
  };
  for (let from = 0; from < contacts.length; from += piece) {
    let left = contacts.slice(from, from + piece);
    while (left.length > 0) {
      const answer = await post({ ...request, contacts: left.map(({ contact }) => contact) });
      if (!Array.isArray(answer)) {
        add(made, answer);
        break;
      }
      const wrong = new Map(answer.flatMap(({ field, message }) => placeOf(field, message)));
      if (wrong.size === 0)
        throw new RangeError(`makeAudience requires problems of contacts: ${answer[0]?.field}`);
      for (const [at, problem] of wrong) made.unusable.push({ line: left[at]!.line, problem });
      left = left.filter((_, at) => !wrong.has(at));
    }
    tell(Math.min(from + piece, contacts.length));
  }
  return made;
}

/** Position and fault of a contact: "contacts[3].email" is the fourth. */
function placeOf(field: string, message: string): [number, string][] {
  const found = /^contacts\[(\d+)\](?:\.(\w+))?/.exec(field);
  return found === null ? [] : [[Number(found[1]), `${found[2] ?? ""} ${message}`.trim()]];
}

/** Puts a piece's rows under those before, below one header. */
function add(made: MadeAudience, { fileName, file, rows, leftOut }: Audience): void {
  made.fileName ||= fileName;
  made.file += made.file === "" ? file : file.slice(file.indexOf("\r\n") + 2);
  made.rows += rows;
  for (const reason of Object.keys(made.leftOut) as LeftOutReason[]) made.leftOut[reason] += leftOut[reason];
}

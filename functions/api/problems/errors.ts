import type { Scope } from "../../contract/scopes.ts";
import type { FieldProblem } from "../../contract/schemas/problem.ts";

/** What a handler may refuse a request with; `toProblem` says which status each becomes. */
export abstract class Refusal extends Error {}

/** The request breaks rules; all that are broken are named together. */
export class InvalidRequest extends Refusal {
  readonly problems: FieldProblem[];
  constructor(problems: FieldProblem[]) {
    super(problems.map(({ field, message }) => `${field || "body"} ${message}`).join("; "));
    this.problems = problems;
  }
}

export class KeyMissing extends Refusal {
  constructor() {
    super("Send a key as `Authorization: Bearer saf_<id>_<secret>`.");
  }
}

export class KeyUnknown extends Refusal {
  constructor() {
    super("This key is unknown or revoked.");
  }
}

export class ScopeMissing extends Refusal {
  readonly scope: Scope;
  constructor(scope: Scope) {
    super(`This needs a key with the scope ${scope}.`);
    this.scope = scope;
  }
}

/** Nothing is known under a name; `known` lists what is, where that helps. */
export class Unknown extends Refusal {
  readonly kind:
    | "campaign"
    | "customer"
    | "segment"
    | "model"
    | "export"
    | "referral"
    | "webhook"
    | "delivery"
    | "inbound"
    | "action"
    | "route";
  readonly known: readonly string[] | undefined;
  constructor(kind: Unknown["kind"], message: string, known?: readonly string[]) {
    super(message);
    this.kind = kind;
    this.known = known;
  }
}

export class MethodUnknown extends Refusal {
  readonly allowed: readonly string[];
  constructor(method: string, allowed: readonly string[]) {
    super(`${method} is not offered here; ${allowed.join(", ")} is.`);
    this.allowed = allowed;
  }
}

export class BodyTooLarge extends Refusal {
  constructor(limit: number) {
    super(`The body is larger than ${limit / 1_048_576} MiB; send it in pieces.`);
  }
}

/** A cursor that was not given by this list, or was altered. */
export class CursorRefused extends Refusal {}

/** A signed link that is forged or has expired. */
export class LinkRefused extends Refusal {}

/** A delivery of a shop system whose signature is missing or does not hold. */
export class SignatureRefused extends Refusal {}

/** Somebody or something came in between; the message says what to do. */
export class Conflict extends Refusal {}

/** This deployment does not offer it here. */
export class NotOffered extends Refusal {}

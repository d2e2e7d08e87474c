import { HTTPException } from "hono/http-exception";
import type { Problem } from "../../contract/schemas/problem.ts";
import * as refusals from "./errors.ts";

/** A problem with the headers that belong to it. */
export interface Answer {
  problem: Problem;
  headers: Record<string, string>;
}

/** Which status each error becomes; the only place that says so. Anything else is 500, and says nothing of itself. */
export function toProblem(error: unknown): Answer {
  if (error instanceof refusals.InvalidRequest)
    return answer(400, "invalid-request", "The request breaks rules", error, { problems: error.problems });
  if (error instanceof refusals.CursorRefused)
    return answer(400, "cursor", "The cursor is not of this list", error);
  if (error instanceof refusals.KeyMissing)
    return answer(
      401,
      "key-missing",
      "A key is needed",
      error,
      {},
      { "WWW-Authenticate": 'Bearer realm="safir"' },
    );
  if (error instanceof refusals.KeyUnknown)
    return answer(
      401,
      "key-unknown",
      "The key is not valid",
      error,
      {},
      {
        "WWW-Authenticate": 'Bearer realm="safir", error="invalid_token"',
      },
    );
  if (error instanceof refusals.SignatureRefused)
    return answer(401, "signature", "The signature does not hold", error);
  if (error instanceof refusals.ScopeMissing)
    return answer(
      403,
      "scope-missing",
      "The key may not do this",
      error,
      { scope: error.scope },
      {
        "WWW-Authenticate": `Bearer realm="safir", error="insufficient_scope", scope="${error.scope}"`,
      },
    );
  if (error instanceof refusals.LinkRefused) return answer(403, "link", "The link does not hold", error);
  if (error instanceof refusals.Unknown)
    return answer(
      404,
      `unknown-${error.kind}`,
      `Unknown ${error.kind}`,
      error,
      error.known ? { known: error.known } : {},
    );
  if (error instanceof refusals.MethodUnknown)
    return answer(405, "method", "The method is not offered", error, {}, { Allow: error.allowed.join(", ") });
  if (error instanceof refusals.Conflict) return answer(409, "conflict", "Something came in between", error);
  if (error instanceof refusals.BodyTooLarge) return answer(413, "too-large", "The body is too large", error);
  if (error instanceof refusals.NotOffered) return answer(501, "not-offered", "Not offered here", error);
  if (error instanceof HTTPException) return ofFramework(error.status);
  return answer(500, "internal", "Something went wrong inside", {
    message: "It was logged; try again later.",
  });
}

/** What the framework refuses by itself: a body that is no JSON, or not called JSON. */
function ofFramework(status: number): Answer {
  if (status === 415)
    return answer(415, "content-type", "The content type is not accepted", {
      message: "Send the body as `Content-Type: application/json`.",
    });
  if (status === 400)
    return answer(400, "malformed-json", "The body is not JSON", {
      message: "The body cannot be read as JSON. NaN and Infinity are not JSON; neither are trailing commas.",
    });
  return answer(500, "internal", "Something went wrong inside", {
    message: "It was logged; try again later.",
  });
}

function answer(
  status: number,
  kind: string,
  title: string,
  error: { message: string },
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Answer {
  return {
    problem: { type: `urn:safir:problem:${kind}`, title, status, detail: error.message, ...more },
    headers: { ...headers, "Content-Type": "application/problem+json" },
  };
}

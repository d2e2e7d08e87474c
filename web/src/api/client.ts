import type { Problem } from "../../../functions/contract/schemas/problem.ts";
import { session, signOut } from "../app/session.ts";
import { ApiProblem } from "./problem.ts";

type Method = "POST" | "PUT" | "DELETE";

/** @throws {ApiProblem} */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await request(path, { headers: { Accept: "application/json" }, signal })).json();
}

/**
 * @returns what was answered; undefined for an answer without a body
 * @throws {ApiProblem}
 */
export async function send<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const response = await request(path, {
    method,
    headers: {
      Accept: "application/json",
      ...(body !== undefined && { "Content-Type": "application/json" }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/**
 * A request with the session's key (or another), to this origin only.
 *
 * @throws {ApiProblem} for every answer of 400 and above, and where none came
 */
export async function request(
  path: string,
  init: RequestInit = {},
  key: string | null = session.get(),
): Promise<Response> {
  const headers = new Headers(init.headers);
  if (key !== null) headers.set("Authorization", `Bearer ${key}`);
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers, cache: "no-store", credentials: "omit" });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiProblem(unreachable, error);
  }
  if (response.ok) return response;
  const problem = new ApiProblem(await problemOf(response));
  if (response.status === 401 && key === session.get()) signOut();
  throw problem;
}

const unreachable: Problem = {
  type: "urn:safir:console:unreachable",
  title: "No answer",
  status: 0,
  detail: "The service did not answer.",
};

async function problemOf(response: Response): Promise<Problem> {
  const { status, statusText: title } = response;
  try {
    const problem: Problem = await response.json();
    if (typeof problem.type === "string" && typeof problem.detail === "string") return problem;
  } catch {
    // Not of the service itself: a gateway in between answered.
  }
  return { type: "about:blank", title, status, detail: `The answer was ${status} ${title}`.trim() };
}

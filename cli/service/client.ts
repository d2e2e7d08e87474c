import { InputError } from "../errors.ts";

/** The service's HTTP interface with one key. */
export interface Client {
  url: string;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
}

interface Problem {
  title?: string;
  detail?: string;
  problems?: { field: string; value?: unknown; message: string }[];
}

/** @throws {InputError} (on each call) saying what the service answered, or that nobody answered */
export function createClient(url: string, key: string): Client {
  async function send<T>(method: "GET" | "POST", path: string, body?: unknown): Promise<T> {
    let answer: Response;
    try {
      answer = await fetch(new URL(path, url), {
        method,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
    } catch (error) {
      const cause = (error as { cause?: Error }).cause ?? (error as Error);
      throw new InputError(`${url} does not answer: ${cause.message}. Is the service running there?`);
    }
    const text = await answer.text();
    if (answer.ok) return JSON.parse(text) as T;
    throw new InputError(`${url} answered ${answer.status} to ${method} ${path}: ${words(text)}`);
  }
  return {
    url,
    get: (path) => send("GET", path),
    post: (path, body) => send("POST", path, body),
  };
}

/** What a problem (RFC 9457) says. */
function words(text: string): string {
  try {
    const { title, detail, problems = [] } = JSON.parse(text) as Problem;
    const fields = problems.map(({ field, message }) => `${field} ${message}`);
    return [detail ?? title ?? text, ...fields].join("; ");
  } catch {
    return text.slice(0, 200) || "nothing";
  }
}

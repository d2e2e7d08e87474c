import * as dns from "node:dns";
import * as http from "node:http";
import * as https from "node:https";
import type { LookupFunction } from "node:net";
import { isPublicAddress, type WebhookReach, webhookUrlProblem } from "../../contract/webhookUrl.ts";

/** What a receiver answered, or why there was no answer. */
export type PostAnswer = { status: number; retryAfter?: string } | { failed: string };
export type PostWebhook = (url: string, headers: Record<string, string>, body: string) => Promise<PostAnswer>;

/** How names become addresses: all that a name has. */
type Resolve = (
  hostname: string,
  options: dns.LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: dns.LookupAddress[]) => void,
) => void;

/** A receiver has so long for all of its answer's head, in milliseconds. */
const patienceMs = 15_000;

/**
 * Makes what posts to receivers. It follows no redirect and reads no answer beyond its head. Where only the public
 * internet may be reached, it is the address connected to that is judged, so a name that points inside leads nowhere,
 * even if it pointed elsewhere a moment before.
 */
export function createPostWebhook(
  reach: WebhookReach,
  { waitMs = patienceMs, resolve = dns.lookup as Resolve }: { waitMs?: number; resolve?: Resolve } = {},
): PostWebhook {
  const options = { keepAlive: true, maxSockets: 50, timeout: waitMs };
  const agents = { "https:": new https.Agent(options), "http:": new http.Agent(options) };
  const lookup = reach === "public" ? publicOnly(resolve) : undefined;
  return (url, headers, body) =>
    new Promise((settle) => {
      const problem = webhookUrlProblem(url, reach);
      if (problem !== null) return settle({ failed: `the address ${problem}` });
      const { protocol } = new URL(url);
      const { request } = protocol === "https:" ? https : http;
      const sent = request(
        url,
        {
          method: "POST",
          headers: { ...headers, "content-length": Buffer.byteLength(body) },
          agent: agents[protocol as "https:"],
          lookup,
          signal: AbortSignal.timeout(waitMs),
        },
        (answer) => {
          const retryAfter = answer.headers["retry-after"];
          settle({ status: answer.statusCode ?? 0, ...(retryAfter && { retryAfter }) });
          // A short rest lets the connection serve again; a long one ends it.
          if (Number(answer.headers["content-length"] ?? Number.NaN) <= 16_384) answer.resume();
          else answer.destroy();
        },
      );
      sent.on("error", (error: NodeJS.ErrnoException) => settle({ failed: reasonOf(error) }));
      sent.end(body);
    });
}

/** Resolves names, and refuses those of which no address is public. */
const publicOnly =
  (resolve: Resolve): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const open = addresses.filter(({ address }) => isPublicAddress(address));
      if (open.length === 0) {
        const refused = Object.assign(new Error("refused"), { code: "EPRIVATE" });
        return callback(refused, "", 0);
      }
      if (options.all) callback(null, open);
      else callback(null, open[0].address, open[0].family);
    });
  };

const reasons: Record<string, string> = {
  EPRIVATE: "the name leads to no address of the public internet",
  ENOTFOUND: "the name is not known",
  EAI_AGAIN: "the name could not be resolved",
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was reset",
  ETIMEDOUT: "no answer in time",
  ABORT_ERR: "no answer in time",
};

/** In words of our own: what a connection met, never what a receiver sent. */
function reasonOf({ code = "", name }: NodeJS.ErrnoException): string {
  if (name === "TimeoutError" || name === "AbortError") return reasons.ABORT_ERR;
  if (/CERT|SSL|TLS/.test(code)) return "the certificate was not accepted";
  return reasons[code] ?? "the connection failed";
}

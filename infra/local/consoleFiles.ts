import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, resolve, sep } from "node:path";
import { consolePolicy } from "../../functions/contract/consolePolicy.ts";

/** Where `npm run build` leaves the console. */
export const consoleFolder = resolve(import.meta.dirname, "../../web/dist");

export const consoleIsBuilt = (folder = consoleFolder): boolean => existsSync(resolve(folder, "index.html"));

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

const headers = {
  "Content-Security-Policy": consolePolicy,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

/**
 * Answers for the console's own files and leaves every other request to the API. Files under /assets are named by
 * their content, so browsers may keep them; the page that names them is asked for each time.
 */
export function withConsole(
  api: (request: Request) => Response | Promise<Response>,
  folder = consoleFolder,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const found =
      request.method === "GET" || request.method === "HEAD" ? await fileOf(request, folder) : null;
    return found ?? api(request);
  };
}

async function fileOf({ method, url }: Request, folder: string): Promise<Response | null> {
  const { pathname } = new URL(url);
  const path = resolve(folder, `.${pathname === "/" ? "/index.html" : pathname}`);
  const type = types[extname(path)];
  if (type === undefined || !path.startsWith(folder + sep)) return null;
  const content = await readFile(path).catch(() => null);
  if (content === null) return null;
  const kept = pathname.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
  return new Response(method === "HEAD" ? null : content, {
    headers: { ...headers, "Content-Type": type, "Cache-Control": kept },
  });
}

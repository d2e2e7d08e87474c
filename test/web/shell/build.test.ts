import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withConsole } from "../../../infra/local/consoleFiles.ts";

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  css?: string[];
}

const folder = mkdtempSync(join(tmpdir(), "safir-console-"));
let manifest: Record<string, Chunk>;
beforeAll(async () => {
  const configFile = resolve(import.meta.dirname, "../../../vite.config.ts");
  await build({ configFile, logLevel: "error", build: { outDir: folder, emptyOutDir: true } });
  manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Files that a browser loads for a chunk, with all it imports. */
function filesOf(name: string, seen = new Set<string>()): Set<string> {
  const { file, imports = [], css = [] } = manifest[name];
  if (seen.has(file)) return seen;
  for (const one of [file, ...css]) seen.add(one);
  for (const other of imports) filesOf(other, seen);
  return seen;
}

const gzipped = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);

describe("the console's build", () => {
  it("loads less than 200 KB of script and style, gzipped, for any page that is opened first", () => {
    const entry = Object.keys(manifest).find((name) => manifest[name].isEntry)!;
    const pages = Object.keys(manifest).filter((name) => /^src\/pages\/\w+\/\w+Page\.tsx$/.test(name));
    expect(pages).toContain("src/pages/overview/OverviewPage.tsx");
    for (const page of pages) {
      const files = new Set([...filesOf(entry), ...filesOf(page)]);
      expect([page, gzipped(files) < 200_000]).toEqual([page, true]);
    }
  });

  it("loads the charts with the pages that draw them, not with the sign-in", () => {
    const entry = Object.keys(manifest).find((name) => manifest[name].isEntry)!;
    expect(gzipped(filesOf(entry))).toBeLessThan(40_000);
  });

  it("holds no code or style inline, which the policy of content would refuse", () => {
    const html = readFileSync(join(folder, "index.html"), "utf8");
    expect(html).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/);
    expect(
      [...html.matchAll(/(?:src|href)="([^"]+)"/g)].every(([, address]) => address.startsWith("/")),
    ).toBe(true);
  });
});

describe("the local server", () => {
  const served = (path: string, method = "GET") =>
    withConsole(
      () => new Response("the API", { status: 404 }),
      folder,
    )(new Request(`http://localhost${path}`, { method }));

  it("gives the page at / with a policy that lets in its own files only, and asks again each time", async () => {
    const answer = await served("/");
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    const policy = answer.headers.get("content-security-policy")!;
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
    ]) {
      expect(policy.split("; ")).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(await answer.text()).toContain('<div id="app">');
  });

  it("lets browsers keep what is named by its content", async () => {
    const script = readdirSync(join(folder, "assets")).find((name) => name.endsWith(".js"))!;
    const answer = await served(`/assets/${script}`, "HEAD");
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(await answer.text()).toBe("");
  });

  it("leaves to the API what is no file of the console, and never leaves its folder", async () => {
    for (const path of [
      "/v1/segments",
      "/docs",
      "/assets/none.js",
      "/../package.json",
      "/%2e%2e/x.html",
      "//x",
    ]) {
      expect([path, await (await served(path)).text()]).toEqual([path, "the API"]);
    }
    expect(await (await served("/", "POST")).text()).toBe("the API");
  });
});

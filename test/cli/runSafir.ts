import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { main } from "../../cli/main.ts";

const bin = resolve(import.meta.dirname, "../../bin/safir.js");

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command in this process: the same but for the second that a process takes to start. */
export async function callSafir(args: readonly string[]): Promise<Ended> {
  const collect = () => {
    const stream = new PassThrough();
    const pieces: Buffer[] = [];
    stream.on("data", (piece) => pieces.push(piece));
    return { stream, text: () => Buffer.concat(pieces).toString() };
  };
  const [stdout, stderr] = [collect(), collect()];
  const io = { stdout: stdout.stream, stderr: stderr.stream, isTty: false, now: Date.now };
  const code = await main(args, io);
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** Runs the command as a user does, in a process of its own. */
export function runSafir(args: readonly string[], cwd?: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** A folder for one test file, with files written into it by name. */
export function testFolder() {
  const folder = mkdtempSync(join(tmpdir(), "safir-cli-"));
  return {
    folder,
    file(name: string, content: string | Uint8Array): string {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Rows of a CSV by RFC 4180, quotes and line breaks inside fields included. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (quoted === undefined && plain === "" && end === "") continue;
    rows.at(-1)!.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

import type { Writable } from "node:stream";

/** Where a command reads its world from and writes to; the process's own unless a test passes others. */
export interface Io {
  stdout: Writable;
  stderr: Writable;
  /** Whether a person watches stderr, so that bars may move. */
  isTty: boolean;
  /** Milliseconds since 1970. */
  now: () => number;
}

export const processIo: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  isTty: process.stderr.isTTY === true,
  now: Date.now,
};

import cliProgress from "cli-progress";
import type { Io } from "./io.ts";

export interface Progress {
  /** How much of the total is done by now. */
  update(done: number): void;
  stop(): void;
}

/**
 * Shows how far long work is: a bar where a person watches, else a line at the start and each quarter. Always on
 * stderr, so that what a program reads from stdout stays clean.
 *
 * @param total 0 where it is not known
 */
export function startProgress(io: Io, label: string, total: number): Progress {
  return io.isTty && total > 0 ? bar(io, label, total) : lines(io, label, total);
}

function bar(io: Io, label: string, total: number): Progress {
  const shown = new cliProgress.SingleBar({
    stream: io.stderr as NodeJS.WritableStream,
    format: `${label.padEnd(22)} {bar} {percentage}% | {eta_formatted} left`,
    hideCursor: true,
    barsize: 30,
    clearOnComplete: true,
    linewrap: null,
  });
  shown.start(total, 0);
  return { update: (done) => shown.update(Math.min(done, total)), stop: () => shown.stop() };
}

function lines(io: Io, label: string, total: number): Progress {
  io.stderr.write(`${label} ...\n`);
  let quarter = 0;
  return {
    update(done) {
      const now = total > 0 ? Math.floor((4 * done) / total) : 0;
      if (now > quarter && now < 4) io.stderr.write(`${label} ${now * 25}%\n`);
      quarter = Math.max(quarter, now);
    },
    stop: () => {},
  };
}

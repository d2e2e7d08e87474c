import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleFunctions, handlerFiles } from "../infra/cloud/functions/bundleFunctions.ts";
import type { BenchRow } from "./row.ts";

const runs = 7;

/** What a function finds when it starts; the addresses are never asked. */
const environment = {
  PATH: process.env.PATH,
  AWS_REGION: "eu-central-1",
  AWS_ACCESS_KEY_ID: "none",
  AWS_SECRET_ACCESS_KEY: "none",
  STACK: "safir-bench",
  TABLE_PREFIX: "safir-bench-",
  SETTINGS: "{}",
  FILES_BUCKET: "files",
  DROPS_BUCKET: "drops",
  SECRET_ARN: "secret",
  EXPORT_FUNCTION: "export-list",
  ERASE_FILES_FUNCTION: "erase-files",
  ERASE_CUSTOMER_FUNCTION: "erase-customer",
  FREEZE_CAMPAIGN_FUNCTION: "freeze-campaign",
  TELL_FUNCTION: "tell",
  NIGHT_MACHINE: "night",
  RESEGMENT_MACHINE: "resegment",
};

const program = `
const before = process.cpuUsage().user;
const begun = performance.now();
await import(process.argv[1]);
const took = performance.now() - begun;
process.stdout.write(JSON.stringify({ took, user: (process.cpuUsage().user - before) / 1000 }));`;

/** How long the bundle of each handler takes to load in a process of its own: what a cold start adds to Lambda's own. */
export async function rows(): Promise<BenchRow[]> {
  const { folder } = await bundleFunctions();
  return handlerFiles().flatMap((entry) => {
    const file = join(folder, entry.replace(/^functions\/lambda\//, "").replace(/\.ts$/, ""), "index.mjs");
    let [fastest, least] = [Infinity, Infinity];
    for (let i = 0; i < runs; i++) {
      const arguments_ = ["--input-type=module", "-e", program, pathToFileURL(file).href];
      const { took, user } = JSON.parse(
        execFileSync(process.execPath, arguments_, { env: environment, encoding: "utf8" }),
      ) as { took: number; user: number };
      fastest = Math.min(fastest, took);
      least = Math.min(least, user);
    }
    return [
      { what: `${entry}: import`, measured: fastest, unit: "ms", atMost: 100 },
      { what: `${entry}: import, processor time`, measured: least, unit: "ms" },
    ];
  });
}

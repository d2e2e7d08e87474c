import { type Command, Option } from "commander";
import { UsageError } from "../errors.ts";

const help = "Which shop:";

export interface TargetFlags {
  url?: string;
  key?: string;
  data?: string;
}

/** A running service, or a folder that no service has open. */
export function addTargetOptions(command: Command): Command {
  return command
    .addOption(new Option("--url <address>", "of a running service").helpGroup(help))
    .addOption(
      new Option("--key <key>", "an API key of it (or set SAFIR_KEY)").env("SAFIR_KEY").helpGroup(help),
    )
    .addOption(new Option("--data <folder>", "a shop kept in a folder, opened for the time").helpGroup(help));
}

/** @throws {UsageError} unless it is either --url with --key or --data */
export function targetOf({ url, key, data }: TargetFlags): { url: string; key: string } | { data: string } {
  if (data !== undefined && url === undefined) return { data };
  if (url !== undefined && key !== undefined && data === undefined) {
    if (!URL.canParse(url)) throw new UsageError(`option --url: "${url}" is not an address`);
    return { url, key };
  }
  throw new UsageError("name the shop: --url and --key of a running service, or --data of a folder");
}

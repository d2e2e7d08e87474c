import { type Command, Option } from "commander";
import { type ColumnRole, columnRoles } from "../../functions/csv/columnNames.ts";
import type { ReadOrdersOptions } from "../../functions/csv/options.ts";
import { UsageError } from "../errors.ts";

const help = "How the file is read:";

/** Options for whatever the file leaves open; nothing is guessed row by row. */
export function addOrderFileOptions(command: Command): Command {
  const option = (flags: string, text: string) => new Option(flags, text).helpGroup(help);
  return command
    .addOption(
      option("--map <role=column...>", `name a column: ${columnRoles.join(", ")}`).argParser(readMapping),
    )
    .addOption(option("--date-format <order>", "settles d/m against m/d").choices(["dmy", "mdy", "ymd"]))
    .addOption(option("--decimal <mark>", "settles what 1,234 means").choices(["comma", "point"]))
    .addOption(
      option("--refunds <how>", "net refunds, or drop their rows (default net)").choices(["net", "ignore"]),
    )
    .addOption(option("--drop-free", "drop orders of amount 0"))
    .addOption(
      option("--lines <how>", "rows of one order with different amounts").choices(["sum", "first", "last"]),
    );
}

export interface OrderFileFlags {
  map?: Partial<Record<ColumnRole, string>>;
  dateFormat?: "dmy" | "mdy" | "ymd";
  decimal?: "comma" | "point";
  refunds?: "net" | "ignore";
  dropFree?: boolean;
  lines?: "sum" | "first" | "last";
}

/** What the options mean to the reader of the file. */
export function readingOf(given: OrderFileFlags): ReadOrdersOptions {
  const { map, dateFormat, decimal, refunds, dropFree, lines } = given;
  return { columns: map, dateFormat, decimal, refunds, dropFree, lines };
}

function readMapping(pair: string, before: Partial<Record<ColumnRole, string>> = {}) {
  const at = pair.indexOf("=");
  const role = columnRoles.find((name) => name.toLowerCase() === pair.slice(0, at).toLowerCase());
  if (!(at > 0) || role === undefined) {
    throw new UsageError(
      `option --map: "${pair}" is not role=column, with a role of ${columnRoles.join(", ")}`,
    );
  }
  return { ...before, [role]: pair.slice(at + 1) };
}

import { Command, Option } from "commander";
import { allows, type Scope, scopes } from "../../functions/contract/scopes.ts";
import type { Local } from "../../infra/local/startLocal.ts";
import { InputError, UsageError } from "../errors.ts";
import type { Io } from "../io.ts";
import { table } from "../table.ts";

type Flags = { data: string; scopes: string[]; label: string; all?: boolean; json?: boolean };

const examples = `
Examples:
  safir keys create --data shop --label crm --scopes scores:read
  safir keys list --data shop
  safir keys revoke 5f1c0a9b2e44 --data shop

Scopes: ${scopes.join(", ")}. A key is shown once; only a hash of it is kept.
The folder must not be open in a running service; that one prints a key of its own when it starts.`;

const dataOption = () => new Option("--data <folder>", "the shop's folder").makeOptionMandatory();

/** `safir keys create | list | revoke`: who may use a shop kept in a folder. */
export function keysCommand(io: Io): Command {
  return new Command("keys")
    .summary("create, list and revoke API keys")
    .description("Creates, lists and revokes the API keys of a shop kept in a folder.")
    .addHelpText("after", examples)
    .addCommand(
      new Command("create")
        .summary("make a key and print it")
        .description("Makes a key and prints it, once.")
        .addOption(dataOption())
        .option("--scopes <scopes...>", `what it may do: ${scopes.join(", ")}`, [
          "scores:read",
          "segments:read",
        ])
        .option("--label <text>", "whose it is", "made on the command line")
        .action((flags: Flags) => create(io, flags)),
    )
    .addCommand(
      new Command("list")
        .summary("list the keys")
        .description("Lists the keys, without their secrets.")
        .addOption(dataOption())
        .option("--all", "revoked ones too")
        .option("--json", "print JSON")
        .action((flags: Flags) => list(io, flags)),
    )
    .addCommand(
      new Command("revoke")
        .summary("stop a key from working")
        .description("Stops a key from working, from now on.")
        .argument("<id>", "the part between saf_ and the next _")
        .addOption(dataOption())
        .action((id: string, flags: Flags) => revokeOne(io, id, flags)),
    );
}

async function open<T>(io: Io, dataDir: string, work: (local: Local) => Promise<T>): Promise<T> {
  const { folderSettings } = await import("../service/folderSettings.ts");
  const { openLocal } = await import("../service/openLocal.ts");
  const local = await openLocal(io, folderSettings(dataDir, {}), { dataDir });
  try {
    return await work(local);
  } finally {
    await local.close();
  }
}

async function create(io: Io, { data, scopes: asked, label }: Flags): Promise<void> {
  const wanted = asked.flatMap((text) => text.split(",")).filter((text) => text !== "");
  const unknown = wanted.find((text) => !scopes.some((scope) => scope === text));
  if (unknown !== undefined || wanted.length === 0) {
    throw new UsageError(`option --scopes: "${unknown ?? ""}" is none of ${scopes.join(", ")}`);
  }
  const key = await open(io, data, (local) => local.createKey(label, wanted as Scope[]));
  io.stdout.write(`${key}\n`);
  io.stderr.write(
    `It may: ${scopes.filter((scope) => allows(wanted as Scope[], scope)).join(", ")}. Keep it; it is not shown again.\n`,
  );
}

async function list(io: Io, { data, all, json }: Flags): Promise<void> {
  const keys = await open(io, data, ({ store }) => store.keys.list());
  const rows = keys
    .filter(({ revokedAt }) => all || revokedAt === undefined)
    .sort((p, q) => p.createdAt - q.createdAt)
    .map(({ keyId, label, scopes: granted, createdAt, revokedAt }) => ({
      id: keyId,
      label,
      scopes: granted,
      createdAt: new Date(createdAt).toISOString(),
      revokedAt: revokedAt === undefined ? null : new Date(revokedAt).toISOString(),
    }));
  if (json) {
    io.stdout.write(`${JSON.stringify({ keys: rows })}\n`);
    return;
  }
  io.stdout.write(
    table(
      ["id", "label", "scopes", "created", "revoked"],
      ["left", "left", "left", "left", "left"],
      rows.map(({ id, label, scopes: granted, createdAt, revokedAt }) => [
        id,
        label,
        granted.join(", "),
        createdAt.slice(0, 16),
        revokedAt?.slice(0, 16) ?? "",
      ]),
    ),
  );
}

async function revokeOne(io: Io, id: string, { data }: Flags): Promise<void> {
  const { revoke } = await import("../service/openLocal.ts");
  const keyId = /^saf_([0-9a-f]+)_/.exec(id)?.[1] ?? id;
  const found = await open(io, data, (local) => revoke(local, keyId));
  if (!found) throw new InputError(`${data} has no key ${keyId}; safir keys list --data ${data} shows them`);
  io.stderr.write(`Key ${keyId} no longer works.\n`);
}

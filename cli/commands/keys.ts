import { Command, Option } from "commander";
import { createKey } from "../../functions/api/keys/createKey.ts";
import { allows, type Scope, scopes } from "../../functions/contract/scopes.ts";
import type { KeyStore } from "../../functions/store/types.ts";
import { InputError, UsageError } from "../errors.ts";
import type { Io } from "../io.ts";
import { table } from "../table.ts";

type Place = { data?: string; stack?: string };
type Flags = Place & { scopes: string[]; label: string; all?: boolean; json?: boolean };

const examples = `
Examples:
  safir keys create --data shop --label crm --scopes scores:read
  safir keys list --data shop
  safir keys revoke 5f1c0a9b2e44 --data shop
  safir keys create --stack safir-production --scopes admin      on AWS, with the credentials of your shell

Scopes: ${scopes.join(", ")}. A key is shown once; only a hash of it is kept.
The folder must not be open in a running service; that one prints a key of its own when it starts.`;

const dataOption = () => new Option("--data <folder>", "the shop's folder");
const stackOption = () =>
  new Option("--stack <name>", "a deployment on AWS, e.g. safir-production").conflicts("data");

/** `safir keys create | list | revoke`: who may use a shop kept in a folder. */
export function keysCommand(io: Io): Command {
  return new Command("keys")
    .summary("create, list and revoke API keys")
    .description("Creates, lists and revokes the API keys of a shop kept in a folder, or deployed on AWS.")
    .addHelpText("after", examples)
    .addCommand(
      new Command("create")
        .summary("make a key and print it")
        .description("Makes a key and prints it, once.")
        .addOption(dataOption())
        .addOption(stackOption())
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
        .addOption(stackOption())
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
        .addOption(stackOption())
        .action((id: string, flags: Flags) => revokeOne(io, id, flags)),
    );
}

async function withKeys<T>(io: Io, { data, stack }: Place, work: (keys: KeyStore) => Promise<T>): Promise<T> {
  if (stack !== undefined) {
    const { stackKeys } = await import("../service/stackKeys.ts");
    return stackKeys(stack, work);
  }
  if (data === undefined) throw new UsageError("option --data or --stack: one of them says whose keys");
  const { folderSettings } = await import("../service/folderSettings.ts");
  const { openLocal } = await import("../service/openLocal.ts");
  const local = await openLocal(io, folderSettings(data, {}), { dataDir: data });
  try {
    return await work(local.store.keys);
  } finally {
    await local.close();
  }
}

/** How the place is given again on the command line. */
const given = ({ data, stack }: Place) => (stack === undefined ? `--data ${data}` : `--stack ${stack}`);

async function create(io: Io, flags: Flags): Promise<void> {
  const wanted = flags.scopes.flatMap((text) => text.split(",")).filter((text) => text !== "");
  const unknown = wanted.find((text) => !scopes.some((scope) => scope === text));
  if (unknown !== undefined || wanted.length === 0) {
    throw new UsageError(`option --scopes: "${unknown ?? ""}" is none of ${scopes.join(", ")}`);
  }
  const { key, stored } = createKey(flags.label, wanted as Scope[], io.now());
  await withKeys(io, flags, (keys) => keys.put(stored));
  io.stdout.write(`${key}\n`);
  io.stderr.write(
    `It may: ${scopes.filter((scope) => allows(wanted as Scope[], scope)).join(", ")}. Keep it; it is not shown again.\n`,
  );
}

async function list(io: Io, { all, json, ...place }: Flags): Promise<void> {
  const keys = await withKeys(io, place, (stored) => stored.list());
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

async function revokeOne(io: Io, id: string, place: Flags): Promise<void> {
  const keyId = /^saf_([0-9a-f]+)_/.exec(id)?.[1] ?? id;
  await withKeys(io, place, async (keys) => {
    const stored = await keys.get(keyId);
    if (stored === null) {
      const where = place.stack ?? place.data;
      throw new InputError(`${where} has no key ${keyId}; safir keys list ${given(place)} shows them`);
    }
    await keys.put({ revokedAt: io.now(), ...stored });
  });
  io.stderr.write(`Key ${keyId} no longer works.\n`);
}

#!/usr/bin/env node
// The sources are TypeScript and run as they are: tsx strips the types while loading them.
import { register } from "tsx/esm/api";

register();
const { main } = await import("../cli/main.ts");
const exitCode = await main(process.argv.slice(2));
process.stdout.write("", () => process.stderr.write("", () => process.exit(exitCode)));

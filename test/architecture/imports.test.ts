import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** Where a file of a layer may import from, besides its own layer. */
const allowed: Record<string, string[]> = {
  model: [],
  "functions/contract": ["model"],
  "functions/orders": ["model", "functions/contract"],
  "functions/csv": ["model", "functions/contract", "functions/orders"],
  "functions/store": ["model", "functions/contract", "functions/orders"],
  "functions/scoring": ["model", "functions/contract", "functions/orders", "functions/store/types.ts"],
  "functions/api": [
    "model",
    "functions/contract",
    "functions/orders",
    "functions/store",
    "functions/scoring",
  ],
  "functions/jobs": [
    "model",
    "functions/contract",
    "functions/orders",
    "functions/csv",
    "functions/store",
    "functions/scoring",
  ],
  /** Handlers of the cloud: what puts the rest together, and so imported by nothing. */
  "functions/lambda": [
    "model",
    "functions/contract",
    "functions/orders",
    "functions/csv",
    "functions/store",
    "functions/scoring",
    "functions/api",
    "functions/jobs",
  ],
  "infra/cloud": ["functions/contract"],
  "infra/local": ["model", "functions"],
  cli: ["model", "functions", "infra/local"],
  /** The console is measured as it is tested: by the same shop, browser and visits. */
  bench: [
    "model",
    "functions",
    "infra/local",
    "infra/cloud/functions/bundleFunctions.ts",
    "cli",
    "test/console/support",
  ],
};

const layers = Object.keys(allowed);
const layerOf = (path: string) => layers.find((layer) => path.startsWith(`${layer}/`));

const files = layers.flatMap((layer) => {
  try {
    return readdirSync(join(root, layer), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `${layer}/${name}`);
  } catch {
    return [];
  }
});

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), "utf8");
  const found = [...source.matchAll(/(?:from\s+|import\s*\(?\s*|new URL\()["']([^"']+)["']/g)].map(
    (match) => match[1]!,
  );
  return found;
}

describe("imports", () => {
  it("finds the sources it is to judge", () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it("point one way: model <- contract <- store <- api, jobs <- infra/local, cli", () => {
    const wrong = files.flatMap((file) => {
      const layer = layerOf(file)!;
      return importsOf(file)
        .filter((target) => target.startsWith("."))
        .map((target) => relative(root, resolve(root, dirname(file), target)))
        .filter((target) => layerOf(target) !== layer)
        .filter((target) => !allowed[layer]!.some((ok) => target === ok || target.startsWith(`${ok}/`)))
        .map((target) => `${file} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it("leave the handlers of the cloud to the cloud, which names them by path", () => {
    const importers = files.filter((file) => !file.startsWith("functions/lambda/"));
    const wrong = importers.filter((file) =>
      importsOf(file).some((target) => /^\..*\/lambda\//.test(target)),
    );
    expect(wrong).toEqual([]);
  });

  it("keep the model free of I/O, clocks and logging", () => {
    const wrong = files
      .filter((file) => file.startsWith("model/"))
      .flatMap((file) => {
        const source = readFileSync(join(root, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
        const imports = importsOf(file).filter(
          (target) => target.startsWith("node:") || target.startsWith("@aws-sdk"),
        );
        const calls = [
          ...source.matchAll(
            /\b(Date\.now|new Date\(\)|performance\.now|console\.\w+|process\.\w+|Math\.random)/g,
          ),
        ];
        return [...imports, ...calls.map((match) => match[1])].map((what) => `${file} uses ${what}`);
      });
    expect(wrong).toEqual([]);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../../..");
const sources = readdirSync(resolve(root, "web/src"), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => `web/src/${name}`);

/** What a file takes from elsewhere in the repository, and whether of types alone. */
function takenFromService(file: string): { from: string; typesOnly: boolean }[] {
  const source = readFileSync(resolve(root, file), "utf8");
  return [...source.matchAll(/^(import|export)( type)?[^;]*? from "(\.[^"]+)";/gms)]
    .map(([, , type, target]) => ({
      from: relative(root, resolve(root, dirname(file), target)),
      typesOnly: type !== undefined,
    }))
    .filter(({ from }) => !from.startsWith("web/src/"));
}

describe("what the console takes from the service", () => {
  it("is of the contract its types alone: nothing that judges requests reaches the browser", () => {
    const taken = sources.flatMap((file) =>
      takenFromService(file).map(({ from, typesOnly }) => ({ file, from, typesOnly })),
    );
    expect(taken.length).toBeGreaterThan(10);
    expect(
      taken.filter(({ from, typesOnly }) => from.startsWith("functions/contract/") && !typesOnly),
    ).toEqual([]);
  });

  it("is nothing of the store, the jobs, the lambdas or the infrastructure, of which it knows no word", () => {
    const wrong = sources.flatMap((file) =>
      takenFromService(file)
        .filter(({ from }) => !/^(functions\/(contract|csv|orders)|model)\//.test(from))
        .map(({ from }) => `${file} takes from ${from}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("pages of the console", () => {
  // Text may be aligned to the right: digits run from the left in either language, and units stand under units.
  it("are laid out by start and end, never by left and right", () => {
    const styles = readdirSync(resolve(root, "web/src"), { recursive: true, encoding: "utf8" }).filter(
      (name) => name.endsWith(".css"),
    );
    const wrong = styles.flatMap((name) => {
      const css = readFileSync(resolve(root, "web/src", name), "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, "");
      const sides = css.match(
        /(?<![\w-])((margin|padding|border)-(left|right)|left|right)\s*:|float:\s*(left|right)/g,
      );
      return (sides ?? []).map((side) => `${name}: ${side}`);
    });
    expect(wrong).toEqual([]);
  });
});

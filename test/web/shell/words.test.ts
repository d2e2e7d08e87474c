import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../../../web/src");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
  /(?:^pages|^app|^ui)\/.*[wW]ords\.ts$|common\.ts$/.test(name),
);

/** Every text of a file, by where it stands: one with both languages, or one form of a counted text. */
function textsOf(value: unknown, path: string): { path: string; en: string; ar: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const { en, ar } = value as { en?: unknown; ar?: unknown };
  if (typeof en === "string") return [{ path, en, ar: String(ar) }];
  if (typeof en === "object" && en !== null) {
    const other = (forms: unknown) => (forms as { other: string }).other;
    return [{ path, en: other(en), ar: other(ar) }];
  }
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, `${path}.${name}`));
}

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe("the console's words", () => {
  it.each(files)("stand in English and in Arabic, with the same values in them (%s)", async (file) => {
    const texts = textsOf(await import(resolve(root, file)), file);
    for (const { path, en, ar } of texts) {
      expect(en, path).toMatch(/\S/);
      expect(ar, path).toMatch(/\S/);
      expect(placeholders(ar), path).toEqual(placeholders(en));
      // Where the English has letters outside of values and names, the Arabic has Arabic ones.
      const said = en.replaceAll(/\{\w+\}/g, "");
      if (/[a-z]{3}/.test(said)) expect(ar, path).toMatch(/[\u0600-\u06ff]/);
    }
  });

  it("are found", () => {
    expect(files.length).toBeGreaterThan(5);
  });
});

import { describe, expect, it } from "vitest";
import { asServed } from "../../infra/cloud/functions/bundling/contractAsServed.ts";
import { edited } from "../../infra/cloud/functions/bundling/edited.ts";

describe("the contract as functions hold it", () => {
  it("says of a route what the router and the validators read, and nothing of its answers", () => {
    const route = `export const r = createRoute({ path: "/v1/x", summary: "S", request: { query: q }, responses: { 200: json(answer.meta({ id: "A" }), "D") } });`;
    const served = asServed(route);
    expect(served).toContain('path: "/v1/x"');
    expect(served).toContain("request: { query: q }");
    expect(served).not.toMatch(/answer|"S"|"D"/);
  });

  it("takes descriptions off schemas, also within others, and leaves the checks", () => {
    const schema = `const s = z.object({ a: z.string().min(1).meta({ description: "D" }).optional() }).meta({ id: "S" });`;
    expect(asServed(schema)).toBe(
      "const s = /* @__PURE__ */ (() => (z.object({ a: z.string().min(1).optional() })))();",
    );
  });

  it("makes a constant only where it is used, and leaves alone what costs nothing", () => {
    expect(asServed("export const a = make();")).toBe("export const a = /* @__PURE__ */ (() => (make()))();");
    expect(asServed("export const f = (x) => make(x);\nconst n = 5;")).toBe(
      "export const f = (x) => make(x);\nconst n = 5;",
    );
  });

  it("reads back a description where it is asked for", () => {
    expect(asServed("const d = () => schema.meta();")).toBe("const d = () => schema.meta();");
  });
});

describe("edits of a text", () => {
  it("leave out those within a piece that another takes the place of", () => {
    const edits = [
      { start: 2, end: 6, text: "-" },
      { start: 3, end: 4, text: "x" },
      { start: 6, end: 6, text: "+" },
    ];
    expect(edited("ab1234cd", edits)).toBe("ab-+cd");
  });
});

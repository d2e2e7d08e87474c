import { readFile } from "node:fs/promises";
import { type AnyNode, parse } from "acorn";
import { type Plugin, transform } from "esbuild";
import { type Edit, edited } from "./edited.ts";

/**
 * The contract as functions need it: how requests are judged, without what only the description tells (texts, examples,
 * the shapes of answers). The description is made once, when functions are bundled; making it cost each cold start more
 * than all else.
 *
 * - `createRoute({ responses, summary, description, ... })` keeps what the router and the validators read
 * - `schema.meta({ ... })` is the schema
 * - a constant is made only where it is used: modules of the contract do nothing else when they load
 */
export const contractAsServed: Plugin = {
  name: "contract-as-served",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]functions[\\/]contract[\\/].*\.ts$/ }, async ({ path }) => {
      const typed = await readFile(path, "utf8");
      const { code } = await transform(typed, { loader: "ts", target: "node22", charset: "utf8" });
      return { contents: asServed(code) };
    });
  },
};

const onlyTold = new Set(["responses", "summary", "description"]);

export function asServed(code: string): string {
  const edits: Edit[] = [];
  const program = parse(code, { ecmaVersion: "latest", sourceType: "module" });
  for (const node of nodesOf(program)) {
    if (node.type !== "CallExpression") continue;
    const { callee, arguments: given } = node;
    if (
      callee.type === "Identifier" &&
      callee.name === "createRoute" &&
      given[0].type === "ObjectExpression"
    ) {
      for (const property of given[0].properties)
        if (
          property.type === "Property" &&
          property.key.type === "Identifier" &&
          onlyTold.has(property.key.name)
        )
          edits.push({ start: property.value.start, end: property.value.end, text: "void 0" });
    }
    if (callee.type === "MemberExpression" && callee.property.type === "Identifier")
      if (callee.property.name === "meta" && given.length === 1)
        edits.push({ start: callee.object.end, end: node.end, text: "" });
  }
  for (const statement of program.body) {
    const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declared?.type !== "VariableDeclaration" || declared.kind !== "const") continue;
    for (const { init } of declared.declarations) {
      if (init == null || !makes(init)) continue;
      edits.push({ start: init.start, end: init.start, text: "/* @__PURE__ */ (() => (" });
      edits.push({ start: init.end, end: init.end, text: "))()" });
    }
  }
  return edited(code, edits);
}

/** Whether evaluating it calls something: a function, alone or as a value inside, is made without. */
function makes(node: AnyNode): boolean {
  if (/Function/.test(node.type)) return false;
  if (/^(Call|New|TaggedTemplate|Member)Expression$|^Spread/.test(node.type)) return true;
  return childrenOf(node).some(makes);
}

function* nodesOf(node: AnyNode): Generator<AnyNode> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}

function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node)
    .flat()
    .filter((value): value is AnyNode => typeof value === "object" && value !== null && "type" in value);
}

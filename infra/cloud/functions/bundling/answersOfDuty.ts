import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import { dutyOf } from "../../../../functions/contract/duties.ts";
import { routes } from "../../../../functions/contract/routes/index.ts";

const root = resolve(import.meta.dirname, "../../../..");

/**
 * Gives the function of each duty its own answers: where functions/lambda/http/<duty>.ts imports functions/api/answers.ts,
 * its bundle gets a module of the routes whose duty it is, each with its handler, and so nothing that others answer.
 */
export const answersOfDuty: Plugin = {
  name: "answers-of-duty",
  async setup({ onResolve, onLoad }) {
    const [operations, handlers] = await Promise.all(
      ["functions/contract/routes", "functions/api/handlers"].map(exportersIn),
    );
    const namespace = "answers-of-duty";
    onResolve({ filter: /[\\/]api[\\/]answers\.ts$/ }, ({ importer }) => {
      const duty = /[\\/]functions[\\/]lambda[\\/]http[\\/](\w+)\.ts$/.exec(importer)?.[1];
      return duty === undefined ? undefined : { path: duty, namespace };
    });
    onLoad({ filter: /.*/, namespace }, ({ path: duty }) => {
      const ids = routes.filter((route) => dutyOf(route) === duty).map(({ operationId }) => operationId);
      const contents = [
        ...ids.map((id) => `import { ${id} as route_${id} } from "./${exporterOf(operations, id)}";`),
        ...ids.map((id) => `import { ${id} as handle_${id} } from "./${exporterOf(handlers, id)}";`),
        "export const answers = {",
        `  operations: { ${ids.map((id) => `${id}: route_${id}`).join(", ")} },`,
        `  handlers: { ${ids.map((id) => `${id}: handle_${id}`).join(", ")} },`,
        "};",
      ];
      return { contents: contents.join("\n"), resolveDir: root };
    });
  },
};

/** The files of a folder by what they export, without its index; names that several export have several. */
async function exportersIn(folder: string): Promise<Map<string, string[]>> {
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith(".ts") && name !== "index.ts");
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: files.map((name) => `${folder}/${name}`),
    outdir: "nowhere",
    write: false,
    metafile: true,
  });
  const exporters = new Map<string, string[]>();
  for (const { entryPoint, exports } of Object.values(metafile.outputs))
    for (const name of exports) exporters.set(name, [...(exporters.get(name) ?? []), entryPoint!]);
  return exporters;
}

function exporterOf(exporters: ReadonlyMap<string, readonly string[]>, id: string): string {
  const [file, ...others] = exporters.get(id) ?? [];
  if (file === undefined || others.length > 0)
    throw new Error(`answersOfDuty requires one file that exports ${id}: ${[file, ...others].join(", ")}`);
  return file;
}

import { Readable } from "node:stream";
import type { operations } from "../../contract/routes/index.ts";
import { type ExportDetail, exportRun } from "../exports/exportState.ts";
import { checkLink } from "../exports/signedLink.ts";
import { Conflict } from "../problems/errors.ts";
import type { MakeHandler } from "./handler.ts";

export const downloadExport: MakeHandler<typeof operations.downloadExport> = (api) => async (c) => {
  const { id } = c.req.valid("param");
  checkLink(id, c.req.valid("query"), api.now(), api.secret);
  const run = await exportRun(api, id);
  const { blob } = run.detail as ExportDetail;
  if (run.state !== "done" || blob === undefined)
    throw new Conflict(`The export is ${run.state}, so it has no file.`);
  const about = { contentType: "text/csv; charset=utf-8", fileName: `safir-${id}.csv` };
  if (api.store.blobs.link)
    return c.redirect(await api.store.blobs.link(blob, { ...about, seconds: 300 }), 302);
  const file = Readable.toWeb(Readable.from(api.store.blobs.stream(blob))) as ReadableStream;
  return c.body(file, 200, {
    "Content-Type": about.contentType,
    "Content-Disposition": `attachment; filename="${about.fileName}"`,
  });
};

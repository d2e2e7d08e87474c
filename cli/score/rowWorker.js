// The second thread that writes rows: told what all rows share, then slice by slice. JavaScript, because a thread
// is started by Node itself, without the loader that reads TypeScript.
import { parentPort } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { createScorer } = await import("../../model/score/createScorer.ts");
const { createRowWriter } = await import("./rowWriter.ts");

let write;
parentPort.on("message", ({ model, settings, context, slice }) => {
  if (context) {
    write = createRowWriter({ ...context, scorer: createScorer(model, settings) });
    return;
  }
  const pieces = write(slice);
  parentPort.postMessage(
    pieces,
    pieces.map(({ buffer }) => buffer),
  );
});

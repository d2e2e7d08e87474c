// The embedded engine in a thread of its own: says its port when ready, closes when told to.
// JavaScript, because a thread is started by Node itself, without the loader that reads TypeScript.
import { parentPort, workerData } from "node:worker_threads";
import dynalite from "dynalite";

const server = dynalite({ path: workerData.path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
server.keepAliveTimeout = 60_000;

parentPort.on("message", () => {
  server.close((error) => {
    parentPort.postMessage({ problem: error?.message });
    parentPort.close();
  });
  server.closeAllConnections();
});
server.listen(0, "127.0.0.1", () => parentPort.postMessage({ port: server.address().port }));

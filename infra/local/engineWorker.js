// The embedded engine in a thread of its own. It listens on a port, for any client of DynamoDB, and takes
// requests as messages, which costs neither thread a socket. Says its port when ready, closes when told to.
// JavaScript, because a thread is started by Node itself, without the loader that reads TypeScript.
import { parentPort, workerData } from "node:worker_threads";
import dynalite from "dynalite";

const server = dynalite({ path: workerData.path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
server.keepAliveTimeout = 60_000;

/** Hands a request to the engine's own handler, in the shape that HTTP would give it. */
function handle({ id, operation, body }) {
  const listeners = {};
  const request = {
    method: "POST",
    url: "/",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDB_20120810.${operation}`,
      "x-amz-date": "local",
      authorization: "AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=none",
    },
    on: (event, listener) => {
      listeners[event] = listener;
    },
    removeAllListeners: () => {},
  };
  const response = {
    statusCode: 200,
    setHeader: () => {},
    end: (text) => parentPort.postMessage({ id, status: response.statusCode, text }),
  };
  server.emit("request", request, response);
  listeners.data(Buffer.from(body));
  listeners.end();
}

function close() {
  server.close((error) => {
    parentPort.postMessage({ closed: true, problem: error?.message });
    parentPort.close();
  });
  server.closeAllConnections();
}

parentPort.on("message", (message) => (message === "close" ? close() : handle(message)));
server.listen(0, "127.0.0.1", () => parentPort.postMessage({ port: server.address().port }));

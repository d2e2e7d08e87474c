// The embedded engine in a thread of its own. Requests come as messages: no port is open that others on the
// machine could read the shop by, and neither thread pays for a socket.
// JavaScript, because a thread is started by Node itself, without the loader that reads TypeScript.
import { parentPort, workerData } from "node:worker_threads";
import dynalite from "dynalite";
import engineStore from "dynalite/db/index.js";

/** The engine's store, seen as it is made: to close it, and to keep what it would read again and again. */
let store;
const create = engineStore.create;
engineStore.create = (options) => {
  store = keepingTables(create(options));
  return store;
};
const server = dynalite({ path: workerData.path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });

/** The engine reads a table's definition anew for every item; those here never change once they are active. */
function keepingTables(made) {
  const read = made.getTable;
  const kept = new Map();
  made.getTable = (name, checkStatus, done) => {
    const callback = typeof checkStatus === "function" ? checkStatus : done;
    const known = kept.get(name);
    if (known) {
      callback(null, known);
      return;
    }
    read(name, checkStatus, (error, table) => {
      if (table?.TableStatus === "ACTIVE") kept.set(name, table);
      callback(error, table);
    });
  };
  return made;
}

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
  store.db.close((error) => {
    parentPort.postMessage({ closed: true, problem: error?.message });
    parentPort.close();
  });
}

parentPort.on("message", (message) => (message === "close" ? close() : handle(message)));
store.db.open().then(
  () => parentPort.postMessage({ ready: true }),
  (error) => parentPort.postMessage({ ready: false, problem: String(error.cause ?? error) }),
);

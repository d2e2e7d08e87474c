import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    globalSetup: ["test/engine/engines/dynamoDbLocalOnDemand.ts", "test/console/support/consoleOnDemand.ts"],
    // Against tests that hang, not against slow machines.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: "forks",
    maxWorkers: 2,
  },
});

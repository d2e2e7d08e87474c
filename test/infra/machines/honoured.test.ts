import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { honoured, ignoredFields } from "./honoured.ts";
import { StateMachine } from "./interpreter.ts";

type Json = Record<string, unknown>;

const arn = "arn:aws:lambda:eu-central-1:123456789012:function:work";
const work = { Type: "Task", Resource: arn, End: true };

/** What a run answers or fails with, what its tasks were given, and how long it was asked to wait. */
async function trace(definition: Json, tasks: Record<string, (input: never) => unknown>) {
  const given: unknown[] = [];
  const waits: number[] = [];
  const real = globalThis.setTimeout;
  const taskLimits = new Set([60_000]);
  globalThis.setTimeout = ((made: () => void, ms = 0, ...rest: []) => {
    if (taskLimits.has(ms)) return real(made, ms, ...rest);
    if (ms > 0) waits.push(ms);
    return real(made, 0, ...rest);
  }) as typeof setTimeout;
  const random = Math.random;
  Math.random = () => 0.25;
  try {
    const handlers = Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        async (input: unknown) => {
          given.push(input);
          return (await task(input as never)) as never;
        },
      ]),
    );
    const machine = new StateMachine(definition as never, { validationOptions: { noValidate: true } });
    const run = machine.run({ list: [1, 2, 3], other: [7], kept: true } as never, {
      overrides: { taskResourceLocalHandlers: handlers },
    });
    const result = await run.result.catch((error: Error) => ({
      failed: (error.cause as Error)?.name ?? error.name,
      why: (error.cause as Error)?.message ?? error.message,
    }));
    return { result, given, waits };
  } finally {
    globalThis.setTimeout = real;
    Math.random = random;
  }
}

const named = (name: string) => Object.assign(new Error("because"), { name });
const throwing = (name: string, times: number) => () => {
  if (times-- > 0) throw named(name);
  return { fine: true };
};
const one = (state: Json) => ({ StartAt: "a", States: { a: state, b: { ...work, Type: "Pass" } } });
const answer = () => ({ done: 1 });
const item = (states: Json, StartAt = "x") => ({ StartAt, States: states });
const map = (more: Json) => ({
  Type: "Map",
  ItemProcessor: item({ x: work }),
  ItemsPath: "$.list",
  End: true,
  ...more,
});
const retried = (retrier: Json) =>
  one({ ...work, Retry: [{ ErrorEquals: ["Broken"], IntervalSeconds: 2, MaxAttempts: 3, ...retrier }] });
const caught = (catcher: Json) =>
  one({ ...work, Catch: [{ ErrorEquals: ["Broken"], Next: "b", ...catcher }] });

const broken = (times: number) => () => ({ a: throwing("Broken", times) });
const well = () => ({ a: answer, x: answer });
let atOnce = 0;
let most = 0;
const counting = () => {
  most = 0;
  return {
    x: async () => {
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      return most;
    },
  };
};

/** For each field two machines that differ in it alone, and the work they are run with. */
const pairs: Record<string, [Json, Json, () => Record<string, (input: never) => unknown>]> = {
  "Machine.StartAt": [one(work), { ...one(work), StartAt: "b" }, well],
  "Machine.States": [one(work), { StartAt: "a", States: { a: { Type: "Succeed" } } }, well],
  "Machine.TimeoutSeconds": [
    { ...one(work), TimeoutSeconds: 1 },
    one(work),
    () => ({
      a: () => pause(100),
    }),
  ],
  "Task.Type": [one(work), one({ ...work, Type: "Pass" }), well],
  "Task.TimeoutSeconds": [
    one({ ...work, TimeoutSeconds: 1 }),
    one(work),
    () => ({
      a: () => pause(100),
    }),
  ],
  "Task.Parameters": [one({ ...work, Parameters: { "x.$": "$.kept", y: 1 } }), one(work), well],
  "Task.Retry": [retried({}), one(work), broken(1)],
  "Task.Catch": [caught({}), one(work), broken(1)],
  "Task.ResultPath": [one({ ...work, ResultPath: null }), one(work), well],
  "Task.Next": [
    {
      StartAt: "a",
      States: { a: { ...work, End: undefined, Next: "b" }, b: { Type: "Fail", Error: "There" } },
    },
    one(work),
    well,
  ],
  "Task.End": [
    one(work),
    {
      StartAt: "a",
      States: { a: { ...work, End: undefined, Next: "b" }, b: { Type: "Fail", Error: "There" } },
    },
    well,
  ],
  "Map.Type": [one(map({})), one({ ...map({}), Type: "Pass" }), well],
  "Map.ItemsPath": [one(map({})), one(map({ ItemsPath: "$.other" })), well],
  "Map.MaxConcurrency": [one(map({ MaxConcurrency: 1 })), one(map({ MaxConcurrency: 3 })), counting],
  "Map.ItemSelector": [
    one(map({ ItemSelector: { "n.$": "$$.Map.Item.Value", "kept.$": "$.kept" } })),
    one(map({})),
    well,
  ],
  "Map.ItemProcessor": [one(map({})), one(map({ ItemProcessor: item({ x: { Type: "Succeed" } }) })), well],
  "Map.ResultPath": [one(map({ ResultPath: "$.outcomes" })), one(map({})), well],
  "Map.Catch": [
    one(map({ Catch: [{ ErrorEquals: ["States.ALL"], Next: "b" }] })),
    one(map({})),
    () => ({ x: throwing("Broken", 9) }),
  ],
  "Map.Next": [
    { StartAt: "a", States: { a: map({ End: undefined, Next: "b" }), b: { Type: "Fail", Error: "There" } } },
    one(map({})),
    well,
  ],
  "Processor.StartAt": [
    one(map({ ItemProcessor: item({ x: work, y: { Type: "Succeed" } }) })),
    one(map({ ItemProcessor: item({ x: work, y: { Type: "Succeed" } }, "y") })),
    well,
  ],
  "Processor.States": [one(map({})), one(map({ ItemProcessor: item({ x: { Type: "Succeed" } }) })), well],
  "Pass.Type": [one({ Type: "Pass", End: true }), one({ Type: "Fail" }), well],
  "Pass.Parameters": [
    one({ Type: "Pass", Parameters: { a: 1 }, End: true }),
    one({ Type: "Pass", End: true }),
    well,
  ],
  "Pass.End": [
    one({ Type: "Pass", End: true }),
    { StartAt: "a", States: { a: { Type: "Pass", Next: "b" }, b: { Type: "Fail", Error: "There" } } },
    well,
  ],
  "Succeed.Type": [one({ Type: "Succeed" }), one({ Type: "Fail" }), well],
  "Fail.Type": [one({ Type: "Fail" }), one({ Type: "Succeed" }), well],
  "Fail.ErrorPath": [
    {
      StartAt: "a",
      States: {
        a: { Type: "Pass", Parameters: { e: "Why" }, Next: "b" },
        b: { Type: "Fail", ErrorPath: "$.e" },
      },
    },
    {
      StartAt: "a",
      States: { a: { Type: "Pass", Parameters: { e: "Why" }, Next: "b" }, b: { Type: "Fail" } },
    },
    well,
  ],
  "Fail.CausePath": [
    {
      StartAt: "a",
      States: {
        a: { Type: "Pass", Parameters: { e: "Why" }, Next: "b" },
        b: { Type: "Fail", CausePath: "$.e" },
      },
    },
    {
      StartAt: "a",
      States: { a: { Type: "Pass", Parameters: { e: "Why" }, Next: "b" }, b: { Type: "Fail" } },
    },
    well,
  ],
  "Retrier.ErrorEquals": [retried({}), retried({ ErrorEquals: ["Other"] }), broken(1)],
  "Retrier.IntervalSeconds": [retried({}), retried({ IntervalSeconds: 3 }), broken(1)],
  "Retrier.MaxAttempts": [retried({}), retried({ MaxAttempts: 0 }), broken(1)],
  "Retrier.MaxDelaySeconds": [retried({}), retried({ MaxDelaySeconds: 3 }), broken(3)],
  "Retrier.BackoffRate": [retried({}), retried({ BackoffRate: 5 }), broken(3)],
  "Retrier.JitterStrategy": [retried({}), retried({ JitterStrategy: "FULL" }), broken(3)],
  "Catcher.ErrorEquals": [caught({}), caught({ ErrorEquals: ["Other"] }), broken(1)],
  "Catcher.ResultPath": [caught({}), caught({ ResultPath: "$.error" }), broken(1)],
  "Catcher.Next": [
    caught({}),
    { StartAt: "a", States: { ...(caught({}).States as Json), b: { Type: "Fail", Error: "There" } } },
    broken(1),
  ],
};

/** Not the interpreter but what runs it here heeds it: it calls the function that the resource names. */
const heededOutside = ["Task.Resource"];

describe("the local interpreter of the state language", () => {
  it.each(Object.entries(pairs))("heeds %s", async (_, [one, other, tasks]) => {
    const first = await trace(one, tasks());
    const again = await trace(one, tasks());
    expect(again).toEqual(first);
    expect(await trace(other, tasks())).not.toEqual(first);
  });

  it("is shown to heed every field that a definition here may have", () => {
    const all = Object.entries(honoured).flatMap(([kind, fields]) =>
      fields.map((field) => `${kind}.${field}`),
    );
    expect([...Object.keys(pairs), ...heededOutside].sort()).toEqual(all.sort());
  });

  it.each([
    ["a map that reads its items from a bucket", { ...map({}), ItemReader: {} }, ".ItemReader"],
    ["a map that batches its items", { ...map({}), ItemBatcher: {} }, ".ItemBatcher"],
    [
      "a tolerated share of failures",
      { ...map({}), ToleratedFailurePercentage: 100 },
      ".ToleratedFailurePercentage",
    ],
    ["entries run inline", map({}), ".ItemProcessor.ProcessorConfig"],
    ["a heartbeat", { ...work, HeartbeatSeconds: 5 }, ".HeartbeatSeconds"],
    ["JSONata", { ...work, QueryLanguage: "JSONata", Arguments: "{% $x %}" }, ".QueryLanguage"],
    ["a wait", { Type: "Wait", Seconds: 5, End: true }, ".Type: Wait"],
    ["a function of the language", { ...work, Parameters: { "x.$": "States.UUID()" } }, "x.$: States.UUID()"],
    ["a field of a retrier", { ...work, Retry: [{ ErrorEquals: ["A"], Until: 1 }] }, ".Retry[0].Until"],
  ])("is not trusted with %s", (_, state, where) => {
    expect(ignoredFields({ StartAt: "a", States: { a: state } }).join("\n")).toContain(where);
  });

  it("ignores in silence what is refused: a definition with it runs as one without", async () => {
    for (const more of [
      { ItemReader: { Resource: "x" } },
      { ItemBatcher: { MaxItemsPerBatch: 2 } },
      { ToleratedFailureCount: 1 },
    ])
      expect(await trace(one(map(more)), well())).toEqual(await trace(one(map({})), well()));
  });
});

/**
 * What of the state language the local interpreter heeds, field by field; `honoured.test.ts` shows of each that it
 * makes a difference. Anything else in a definition is refused, for a test that runs it would say nothing of it.
 */
export const honoured: Record<string, readonly string[]> = {
  Machine: ["StartAt", "States", "TimeoutSeconds"],
  Task: ["Type", "Resource", "TimeoutSeconds", "Parameters", "Retry", "Catch", "ResultPath", "Next", "End"],
  Map: [
    "Type",
    "ItemsPath",
    "MaxConcurrency",
    "ItemSelector",
    "ItemProcessor",
    "ResultPath",
    "Catch",
    "Next",
  ],
  Processor: ["StartAt", "States"],
  Pass: ["Type", "Parameters", "End"],
  Succeed: ["Type"],
  Fail: ["Type", "ErrorPath", "CausePath"],
  Retrier: [
    "ErrorEquals",
    "IntervalSeconds",
    "MaxAttempts",
    "MaxDelaySeconds",
    "BackoffRate",
    "JitterStrategy",
  ],
  Catcher: ["ErrorEquals", "ResultPath", "Next"],
};

/** Fields that mean nothing to a run, here or in the cloud. */
const comments = ["Comment"];

/** The one way of running a map's entries that running them here stands for: each by itself, with its input alone. */
const processorConfig = { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" };

/** Parts of the context object that the interpreter is given. */
const known = ["$$.Execution.Id", "$$.Execution.Name", "$$.Execution.Input.name"];

type Json = Record<string, unknown>;

/** Everything in a definition that the interpreter would silently ignore or read otherwise, by its path. */
export function ignoredFields(definition: unknown): string[] {
  return machine(definition as Json, "Machine", "$", false);
}

function machine(made: Json, kind: "Machine" | "Processor", at: string, inChild: boolean): string[] {
  const { ProcessorConfig, ...rest } = made;
  const wrongConfig =
    kind === "Processor" && JSON.stringify(ProcessorConfig) !== JSON.stringify(processorConfig)
      ? [`${at}.ProcessorConfig`]
      : [];
  const states = Object.entries(made.States as Record<string, Json>);
  return [
    ...unknown(kind === "Machine" ? made : rest, kind, at),
    ...wrongConfig,
    ...states.flatMap(([name, made]) => state(made, `${at}.States.${name}`, inChild)),
  ];
}

function state(made: Json, at: string, inChild: boolean): string[] {
  const kind = made.Type as string;
  if (honoured[kind] === undefined) return [`${at}.Type: ${kind}`];
  const list = (field: string, of: string) =>
    ((made[field] as Json[]) ?? []).flatMap((each, i) => unknown(each, of, `${at}.${field}[${i}]`));
  return [
    ...unknown(made, kind, at),
    ...list("Retry", "Retrier"),
    ...list("Catch", "Catcher"),
    ...template(made.Parameters, `${at}.Parameters`, inChild ? [] : known),
    ...template(made.ItemSelector, `${at}.ItemSelector`, [...known, "$$.Map.Item.Value"]),
    // Entries of a distributed map are executions of their own: their context is another.
    ...(made.ItemProcessor
      ? machine(made.ItemProcessor as Json, "Processor", `${at}.ItemProcessor`, true)
      : []),
  ];
}

function unknown(made: Json, kind: string, at: string): string[] {
  return Object.keys(made)
    .filter((field) => !honoured[kind].includes(field) && !comments.includes(field))
    .map((field) => `${at}.${field}`);
}

/** Paths into what the interpreter knows, and plain values; no functions of the language. */
function template(value: unknown, at: string, context: readonly string[]): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (!name.endsWith(".$")) return template(inner, `${at}.${name}`, context);
    const path = String(inner);
    const plain = /^\$(\.\w+)*$/.test(path) || context.includes(path);
    return plain ? [] : [`${at}.${name}: ${path}`];
  });
}

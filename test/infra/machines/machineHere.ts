import { type CloudHere, FunctionError } from "../support/cloudHere.ts";
import { text } from "../support/policies.ts";
import type { Synthesized } from "../support/synthesized.ts";
import { ExecutionAbortedError, StateMachine } from "./interpreter.ts";

type Json = Record<string, unknown>;

/** Bytes of a state, or of what a function answers, that Step Functions carries. */
const mostBytes = 256 * 1024;

/** One execution of a machine. */
export interface Execution {
  arn: string;
  name: string;
  input: unknown;
  /** How it ends: never rejects. */
  ended: Promise<Ended>;
  /** Stops it by hand. */
  abort(): void;
}

export interface Ended {
  status: "SUCCEEDED" | "FAILED" | "ABORTED";
  output?: unknown;
  error?: { name: string; cause: string };
  /** States in the sequence they were entered in, entries of maps among them. */
  entered: string[];
  /** How often each state was tried again. */
  retried: Record<string, number>;
}

/** Called before a task's function is: may wait, throw, or do something meanwhile. */
export type BeforeTask = (state: string, input: Json) => unknown;

export interface MachineHere {
  definition: Json;
  start(input: unknown, before?: BeforeTask): Execution;
}

/**
 * A state machine of the template, its tasks done by the functions that their resources name.
 *
 * @param adjust changes a number of the definition that tests cannot reach, such as mebibytes
 */
export function machineHere(
  stack: Synthesized,
  cloud: CloudHere,
  id: string,
  adjust: (definition: Json) => void = () => {},
): MachineHere {
  const [, { Properties }] = stack
    .ofType("AWS::StepFunctions::StateMachine")
    .find(([, { Properties }]) => Properties.StateMachineName === `${stack.prefix}${id}`)!;
  const names = new Map(
    stack
      .ofType("AWS::Lambda::Function")
      .map(([id, { Properties }]) => [`<${id}>.Arn`, Properties.FunctionName]),
  );
  const arnOf = (name: string) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}`;
  const written = text(Properties.DefinitionString).replaceAll(/<\w+>\.Arn/g, (at) => arnOf(names.get(at)));
  const definition = JSON.parse(written) as Json;
  adjust(definition);
  const tasks = tasksOf(definition);
  let started = 0;

  function start(input: unknown, before: BeforeTask = () => {}): Execution {
    const name = `${id}-${++started}`;
    const arn = `arn:aws:states:eu-central-1:123456789012:execution:${stack.prefix}${id}:${name}`;
    const handlers = Object.fromEntries(
      Object.entries(tasks).map(([state, resource]) => [
        state,
        async (given: unknown) => {
          const event = carried(given);
          await before(state, event as Json);
          return carried(await called(cloud, resource.split(":").at(-1)!, event));
        },
      ]),
    );
    const run = new StateMachine(definition as never).run(input as never, {
      overrides: {
        taskResourceLocalHandlers: handlers as never,
        retryIntervalOverrides: Object.fromEntries(Object.keys(tasks).map((state) => [state, 0])),
      },
      context: { Execution: { Id: arn, Name: name } },
    });
    return { arn, name, input, abort: run.abort, ended: end(run) };
  }
  return { definition, start };
}

/** Every task of a definition, those of maps too, and what it calls. */
function tasksOf({ States }: Json): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(States as Record<string, Json>).map(([name, state]) => {
      if (state.ItemProcessor) return tasksOf(state.ItemProcessor as Json);
      return state.Type === "Task" ? { [name]: state.Resource } : {};
    }),
  );
}

/** What a state carries: JSON, and no more than a machine takes. */
function carried(value: unknown): unknown {
  const json = JSON.stringify(value ?? null);
  if (!(json.length <= mostBytes)) throw named("States.DataLimitExceeded", `${json.length} bytes`);
  return JSON.parse(json);
}

/** An error reaches the machine as Lambda hands it on: its type as the name, the rest as JSON. */
async function called(cloud: CloudHere, functionName: string, event: unknown): Promise<unknown> {
  try {
    return await cloud.invoke(functionName, event);
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    throw named(error.payload.errorType, JSON.stringify(error.payload));
  }
}

const named = (name: string, message: string) => Object.assign(new Error(message), { name });

async function end(run: ReturnType<InstanceType<typeof StateMachine>["run"]>): Promise<Ended> {
  const ended: Pick<Ended, "entered" | "retried"> = { entered: [], retried: {} };
  const listening = (async () => {
    for await (const event of run.eventLogs) {
      if (event.type === "StateEntered") ended.entered.push(event.state.name);
      if (event.type === "StateRetried") {
        ended.retried[event.state.name] = (ended.retried[event.state.name] ?? 0) + 1;
      }
    }
  })();
  try {
    const output = await run.result;
    await listening;
    return { status: "SUCCEEDED", output, ...ended };
  } catch (error) {
    if (error instanceof ExecutionAbortedError) return { status: "ABORTED", ...ended };
    await listening;
    const { name, message } = (error as Error).cause as Error;
    return { status: "FAILED", error: { name, cause: message }, ...ended };
  }
}

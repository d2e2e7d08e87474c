import { ListExecutionsCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import { localDay } from "../../../model/time/localDay.ts";
import type { AppDeps } from "../../api/deps.ts";
import type { JobDeps } from "../../jobs/deps.ts";

/** Starts nights and re-segmentings on the deployment's state machines. */
export function startRuns({
  store,
  settings,
  now,
}: JobDeps): Required<Pick<AppDeps, "startNight" | "startRescore">> {
  const client = new SFNClient({});
  const [night, resegment] = [machine("NIGHT_MACHINE"), machine("RESEGMENT_MACHINE")];
  const today = () => localDay(now(), settings.timeZone);

  async function start(stateMachineArn: string, runId: string, asOf: number): Promise<void> {
    // A name serves once in 90 days, and a night that failed may be started anew: the moment is part of it.
    const name = `${runId.replaceAll(/[^0-9A-Za-z-]/g, "-")}-${now().toString(36)}`;
    await client.send(
      new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify({ runId, asOf }) }),
    );
  }

  return {
    async startNight() {
      const runId = dayToIso(today());
      const { executions = [] } = await client.send(
        new ListExecutionsCommand({ stateMachineArn: night, statusFilter: "RUNNING", maxResults: 1 }),
      );
      if (executions.length > 0) return { runId, started: false };
      await start(night, runId, today());
      return { runId, started: true };
    },
    async startRescore() {
      const runId = `${dayToIso(today())}T${new Date(now()).toISOString().slice(11, 23)}`;
      await store.runs.put({
        kind: "night",
        id: runId,
        state: "running",
        startedAt: now(),
        detail: { rules: true },
      });
      await start(resegment, runId, today());
      return { runId };
    },
  };
}

function machine(variable: string): string {
  const arn = process.env[variable];
  if (!arn) throw new Error(`startRuns requires a variable that names a state machine: ${variable}`);
  return arn;
}

import type { NightlyInput } from "../../contract/nightly.ts";

type Holder = Pick<NightlyInput, "runId" | "execution">;

/** In whose name a run holds the lock: its own, or that of the execution that works on it. */
export function lockHolder({ runId, execution }: Holder): string {
  return execution === undefined ? runId : `${runId} ${execution}`;
}

/** Whom the lock's holder names. */
export function readHolder(holder: string): Holder {
  const [runId, execution] = holder.split(" ");
  return { runId, execution };
}

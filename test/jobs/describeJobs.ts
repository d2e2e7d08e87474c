import { describe } from "vitest";
import { engines, titleOn } from "../engine/engines/index.ts";
import { jobsUnderTest } from "./jobsUnderTest.ts";

/** Describes the same claims of the jobs on every engine that serves. */
export function describeJobs(
  title: string,
  claims: (fresh: ReturnType<typeof jobsUnderTest>, slowness: number) => void,
  kinds = engines,
): void {
  for (const kind of kinds) {
    describe.skipIf(kind.missing !== null)(titleOn(title, kind), () =>
      claims(jobsUnderTest(kind), kind.slowness),
    );
  }
}

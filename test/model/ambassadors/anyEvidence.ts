import fc from "fast-check";
import type { AmbassadorEvidence } from "../../../model/ambassadors/evidence.ts";

const orMissing = (arbitrary: fc.Arbitrary<number>) => fc.option(arbitrary, { freq: 3 });

/** Evidence of any kind, each part of it missing now and then. */
export const anyEvidence: fc.Arbitrary<AmbassadorEvidence> = fc.record({
  probabilityAlive: orMissing(fc.double({ min: 0, max: 1, noNaN: true })),
  frequency: orMissing(fc.nat({ max: 300 })),
  tenureDays: orMissing(fc.nat({ max: 8_000 })),
  nps: orMissing(fc.nat({ max: 10 })),
  rating: orMissing(fc.double({ min: 1, max: 5, noNaN: true })),
  latestRating: orMissing(fc.double({ min: 1, max: 5, noNaN: true })),
  engagement: orMissing(fc.double({ min: 0, max: 500, noNaN: true })),
  openComplaints: fc.nat({ max: 2 }),
  successfulReferrals: fc.constantFrom(undefined, 0, 0, 1, 5),
});

import type { LogNormalPrior } from "../../optimise/penalise.ts";
import type { GroupedSummaries } from "../groupSummaries.ts";
import type { Found } from "../shared/found.ts";
import { partOf } from "../shared/partOf.ts";
import { searchFamily } from "../shared/searchFamily.ts";
import { dyingWithinMeanAge } from "./boundaries.ts";
import { searchBounds, withoutDropOut } from "./bounds.ts";
import { groupedLikelihood } from "./groupedLikelihood.ts";
import { starts } from "./starts.ts";

/** Share of new customers dying within a mean age above which there plainly is drop-out. */
const PLAIN = 0.05;
/** Customers sampled, where there are more groups, before all are used: each group costs a quadrature. */
const PARTS = [1000, 10_000];

/** The best ln r, ln α, ln s, ln β, see searchFamily. */
export function search(groups: GroupedSummaries, prior: LogNormalPrior | null): Found {
  return searchFamily(
    {
      likelihood: groupedLikelihood,
      starts: starts(groups),
      bounds: searchBounds,
      withoutDropOut,
      isPlain: (at) => {
        const [r, alpha, s, beta] = at.map(Math.exp);
        return dyingWithinMeanAge({ r, alpha, s, beta }) > PLAIN;
      },
    },
    groups,
    PARTS.map((most) => partOf(groups, most)),
    prior,
  );
}

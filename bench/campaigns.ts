import { join } from "node:path";
import type { SimulateCampaignOptions } from "../model/simulate/simulateCampaign.ts";
import type { BenchRow } from "./row.ts";
import { addTrials, type Trials, type TrialSums } from "./support/campaignTrials.ts";
import { inProcesses } from "./support/inProcesses.ts";

const campaigns = Number(process.env.SAFIR_CAMPAIGNS ?? 400);
const each = 20;
const lists = { members: 2000, days: 28, controlShare: 0.2 };

/**
 * Campaigns in shops whose customers and whose effect are known, see simulateCampaign: how often the 95% intervals hold
 * the true effect, how much the model's expectation narrows them, and how often an effect of the planned size is found.
 * SAFIR_CAMPAIGNS says in how many campaigns of each kind. The chance error of a share of 95% in 400 is 1.1 points.
 */
export async function rows(): Promise<BenchRow[]> {
  const none = await run({ ...lists, effect: 0 });
  const tenth = await run({ ...lists, effect: 0.1 });
  const small = await run({ ...lists, members: 1000, controlShare: 0.1, effect: 0.1 });
  const planned = await run({ ...lists, effect: "detectable" });
  const three = await run({ ...lists, members: 4000, controlShare: 0.25, variants: 3, effect: 0 });
  return [
    ...coverage(none, "no effect"),
    ...coverage(tenth, "a tenth more"),
    // So small a control group is compared in five campaigns of six only, where enough of it bought.
    ...coverage(small, "a tenth more, 100 in control", 1),
    // Groups lend each other their variance: an effect this large makes the interval wider than it need be.
    ...coverage(planned, "the planned effect", 1),
    {
      what: "effects of the planned size found",
      measured: planned.found / planned.campaigns,
      unit: `of 1, planned ${(planned.power / planned.campaigns).toFixed(2)}`,
      atLeast: 0.7,
    },
    ...[
      { what: "winners named where nothing works", of: none },
      { what: "the same among three variants", of: three },
    ].map(({ what, of }) => ({ what, measured: of.found / of.campaigns, unit: "of 1", atMost: 0.05 })),
  ];
}

async function run(options: SimulateCampaignOptions): Promise<TrialSums> {
  const jobs = Array.from(
    { length: Math.ceil(campaigns / each) },
    (_, i): Trials => ({ first: i * each + 1, campaigns: Math.min(each, campaigns - i * each), options }),
  );
  return addTrials(
    await inProcesses<Trials, TrialSums>(join(import.meta.dirname, "support/campaignTrials.ts"), jobs),
  );
}

function coverage({ of }: TrialSums, kind: string, atMost = 0.97): BenchRow[] {
  return Object.entries(of).flatMap(([measure, { known, plain, corrected, ratio }]) => [
    {
      what: `${measure}, ${kind}: truth in the corrected interval`,
      measured: corrected / known,
      unit: `of ${known}`,
      atLeast: 0.93,
      atMost,
    },
    { what: `${measure}, ${kind}: in the plain one`, measured: plain / known, unit: `of ${known}` },
    {
      what: `${measure}, ${kind}: corrected width over plain`,
      measured: ratio / known,
      unit: "",
      atMost: 1,
    },
  ]);
}

import { documentedModel } from "../model/ambassadors/ambassadorModel.ts";
import { ambassadorScore } from "../model/ambassadors/ambassadorScore.ts";
import { gradeRanking } from "../model/ambassadors/gradeRanking.ts";
import { learnAmbassadors } from "../model/ambassadors/learnAmbassadors.ts";
import { simulateReferrers } from "../model/simulate/simulateReferrers.ts";
import type { BenchRow } from "./row.ts";

const shops = Number(process.env.SAFIR_SHOPS ?? 20);

/**
 * Shops whose referral process is known: the weights are learnt from 5,000 customers, and graded on 3,000 others by
 * the area under the curve. SAFIR_SHOPS says in how many shops.
 */
export function rows(): BenchRow[] {
  const areas = { fitted: 0, documented: 0, truth: 0 };
  let [better, served] = [0, 0];
  const started = process.cpuUsage().user;
  for (let seed = 1; seed <= shops; seed++) {
    const { examples, chances } = simulateReferrers(seed, 8000);
    const fresh = examples.slice(5000);
    const { model } = learnAmbassadors(examples.slice(0, 5000), 180);
    const referred = fresh.map((example) => example.referred);
    const area = (scores: number[]) => gradeRanking(scores, referred).auc;
    const scored = (by: typeof documentedModel) =>
      area(fresh.map(({ evidence }) => ambassadorScore(by, evidence)));
    const [fitted, documented] = [scored(model ?? documentedModel), scored(documentedModel)];
    areas.fitted += fitted / shops;
    areas.documented += documented / shops;
    areas.truth += area(chances.slice(5000)) / shops;
    if (fitted > documented) better++;
    if (model) served++;
  }
  const seconds = (process.cpuUsage().user - started) / 1e6 / shops;
  return [
    {
      what: `area under the curve by the fit, ${shops} shops`,
      measured: areas.fitted,
      unit: "",
      atLeast: 0.8,
    },
    { what: "by the documented weights", measured: areas.documented, unit: "" },
    { what: "by the true chances, signals never told included", measured: areas.truth, unit: "" },
    { what: "shops where the fit serves", measured: served / shops, unit: "of 1", atLeast: 0.75 },
    { what: "shops where it does better", measured: better / shops, unit: "of 1", atLeast: 0.75 },
    { what: "processor time to fit and grade 5,000 customers", measured: seconds, unit: "s", atMost: 2 },
  ];
}

import type { Words } from "../families/family.ts";
import type { Reason } from "../segments/ruleset.ts";
import { ago } from "../words/ago.ts";
import { counted } from "../words/counted.ts";
import { percent } from "../words/percent.ts";
import { plainNumber } from "../words/plainNumber.ts";
import { times } from "../words/times.ts";
import type { AmbassadorModel } from "./ambassadorModel.ts";
import type { AmbassadorEvidence } from "./evidence.ts";
import { type AmbassadorInput, ambassadorInputs, levelOf } from "./inputs.ts";
import type { Objection } from "./objections.ts";

/** Why the class and the score: what was brought, what speaks against, then the inputs by how much they moved it. */
export function ambassadorReasons(
  evidence: AmbassadorEvidence,
  model: AmbassadorModel,
  against: readonly Objection[],
): Reason[] {
  const brought = evidence.successfulReferrals ?? 0;
  const moved = ambassadorInputs.flatMap((input) => {
    const level = levelOf(input, evidence);
    const by = level === null ? 0 : model.weights[input] * (level - model.neutral[input]);
    return by === 0 ? [] : [{ input, by }];
  });
  moved.sort((one, other) => Math.abs(other.by) - Math.abs(one.by));
  const reasons: Reason[] = [
    ...(brought > 0 ? [{ code: "referred", words: broughtWords(brought) }] : []),
    ...against.map((code) => ({ code, words: objectionWords[code](evidence) })),
    ...moved.map(({ input, by }) => ({
      code: `${input}_${by > 0 ? "for" : "against"}`,
      words: weighed(said[input](evidence[input]!), by > 0),
    })),
  ];
  return reasons.length > 0 ? reasons : [{ code: "nothing_known", words: nothingKnown }];
}

const nothingKnown: Words = {
  en: "Nothing known speaks for it or against it.",
  ar: "لا يوجد ما يرجّح ذلك أو يضعفه.",
};

function broughtWords(count: number): Words {
  const friends = counted(count, "customer");
  return {
    en: `Has brought ${friends.en} who bought.`,
    ar: `جلب ${friends.ar} بالتوصية أتمّوا الشراء.`,
  };
}

const objectionWords: Record<Objection, (evidence: AmbassadorEvidence) => Words> = {
  open_complaint: () => ({
    en: "A complaint is still open: settle it before asking for anything.",
    ar: "لديه شكوى لم تُحل بعد: عالجها قبل أن تطلب منه شيئًا.",
  }),
  nps_low: ({ nps }) => ({
    en: `Would not recommend the shop: ${plainNumber(nps!)} of 10.`,
    ar: `لا يوصي بالمتجر: أعطى ${plainNumber(nps!)} من 10.`,
  }),
  rating_low: ({ latestRating }) => ({
    en: `The latest rating was ${plainNumber(latestRating!)} of 5.`,
    ar: `آخر تقييم له كان ${plainNumber(latestRating!)} من 5.`,
  }),
};

/** What each input says, as the rest of a sentence. */
const said: Record<AmbassadorInput, (value: number) => Words> = {
  probabilityAlive: (value) => {
    const chance = percent(value);
    return {
      en: `the chance that they are still a customer is ${chance.en}`,
      ar: `احتمال بقائه عميلًا ${chance.ar}`,
    };
  },
  frequency: (value) => {
    const often = times(value + 1);
    return { en: `they bought ${often.en}`, ar: `اشترى ${often.ar}` };
  },
  tenureDays: (value) => {
    const since = ago(value);
    return { en: `the first order was ${since.en}`, ar: `أول طلب له كان ${since.ar}` };
  },
  nps: (value) => ({
    en: `they would recommend the shop at ${plainNumber(value)} of 10`,
    ar: `أعطى التوصية بالمتجر ${plainNumber(value)} من 10`,
  }),
  rating: (value) => ({
    en: `they rate ${plainNumber(value)} of 5 on average`,
    ar: `متوسط تقييماته ${plainNumber(value)} من 5`,
  }),
  engagement: (value) => ({
    en: `what they opened, clicked, visited, reviewed and shared weighs ${plainNumber(value)}, older acts less`,
    ar: `وزن تفاعله من فتح ونقر وزيارة ومراجعة ومشاركة ${plainNumber(value)}، والأقدم أقل وزنًا`,
  }),
};

function weighed({ en, ar }: Words, isFor: boolean): Words {
  return isFor
    ? { en: `Speaks for it: ${en}.`, ar: `مما يرجّح ذلك: ${ar}.` }
    : { en: `Speaks against it: ${en}.`, ar: `مما يضعف ذلك: ${ar}.` };
}

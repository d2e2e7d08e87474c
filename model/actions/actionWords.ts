import type { Words } from "../families/family.ts";
import { amount } from "../words/amount.ts";
import { ago } from "../words/ago.ts";
import { counted } from "../words/counted.ts";
import { plainNumber } from "../words/plainNumber.ts";
import type { ActionReason, InactionReason } from "./actionReason.ts";

/** What words need besides the reason itself. */
export interface ActionWordsContext {
  asOf: number;
  currency: string;
}

type Any = ActionReason | InactionReason;
type With<Code extends Any["code"]> = Extract<Any, { code: Code }>;
type Said = { [Code in Any["code"]]: (reason: With<Code>, context: ActionWordsContext) => Words };

/** A reason in words that quote the customer's own days and numbers. */
export function actionWords(reason: Any, context: ActionWordsContext): Words {
  return (said[reason.code] as (reason: Any, context: ActionWordsContext) => Words)(reason, context);
}

const since = (day: number, { asOf }: ActionWordsContext) => ago(asOf - day);

const said: Said = {
  delivered: ({ day }, context) => {
    const { en, ar } = since(day, context);
    return { en: `The order was delivered ${en}.`, ar: `وصل الطلب ${ar}.` };
  },
  delivered_by_now: ({ day }, context) => {
    const { en, ar } = since(day, context);
    return {
      en: `By the usual time of delivery the order arrived ${en}.`,
      ar: `بحسب مدة التوصيل المعتادة وصل الطلب ${ar}.`,
    };
  },
  good_rating: ({ value, day }, context) => {
    const { en, ar } = since(day, context);
    return {
      en: `Rated ${plainNumber(value)} of 5 ${en}.`,
      ar: `قيّم بـ${plainNumber(value)} من 5 ${ar}.`,
    };
  },
  good_nps: ({ value, day }, context) => {
    const { en, ar } = since(day, context);
    return {
      en: `Would recommend the shop at ${plainNumber(value)} of 10, asked ${en}.`,
      ar: `أعطى التوصية بالمتجر ${plainNumber(value)} من 10 ${ar}.`,
    };
  },
  invited: ({ day }, context) => {
    const { en, ar } = since(day, context);
    return {
      en: `Was invited ${en} and has not acted on it yet.`,
      ar: `وصلته الدعوة ${ar} ولم يستجب لها بعد.`,
    };
  },
  actual_ambassador: () => ({
    en: "Is an ambassador: has brought others.",
    ar: "سفير فعلي: جلب عملاء آخرين.",
  }),
  potential_ambassador: () => ({ en: "Is a likely ambassador.", ar: "سفير محتمل." }),
  act_by: ({ day }, { asOf }) => actByWords(day - asOf),
  value_at_risk: ({ value }, { currency }) => {
    const money = amount(value, currency);
    return { en: `Value at risk: ${money.en}.`, ar: `القيمة المعرّضة للفقدان: ${money.ar}.` };
  },
  no_consent_to_write: () => ({
    en: "Has not agreed to be written to: only in person, at the till or on the site.",
    ar: "لم يوافق على مراسلته: تواصل معه وجهًا لوجه أو عند الدفع أو داخل الموقع فقط.",
  }),
  open_complaint_first: () => ({
    en: "A complaint is still open: settle it first.",
    ar: "لديه شكوى لم تُحل بعد: عالجها أولًا.",
  }),
  no_occasion: () => ({
    en: "Nothing was delivered or praised in these days.",
    ar: "لم يصله طلب ولم يُبدِ رضاه في هذه الأيام.",
  }),
  no_consent: () => ({
    en: "Has not agreed to be written to by any of the shop's channels.",
    ar: "لم يوافق على مراسلته عبر أي من قنوات المتجر.",
  }),
  leaving: () => ({
    en: "Is probably leaving: that is no moment to ask for a recommendation.",
    ar: "يُرجَّح أنه يغادر: ليس هذا وقت طلب التوصية.",
  }),
  lost: () => ({
    en: "Is gone for good, as far as can be told.",
    ar: "غادر نهائيًا على ما يبدو.",
  }),
  written_lately: ({ day }, context) => {
    const { en, ar } = since(day, context);
    return {
      en: `Was written to ${en}: the quiet days are not over.`,
      ar: `جرى التواصل معه ${ar}: لم تنتهِ أيام الهدوء بعد.`,
    };
  },
  open_complaint: () => ({
    en: "A complaint is still open: settle it before asking for anything.",
    ar: "لديه شكوى لم تُحل بعد: عالجها قبل أن تطلب منه شيئًا.",
  }),
  nps_low: () => ({
    en: "Would not recommend the shop, by the latest answer.",
    ar: "لا يوصي بالمتجر بحسب آخر إجابة له.",
  }),
  rating_low: () => ({
    en: "The latest rating was low.",
    ar: "آخر تقييم له كان منخفضًا.",
  }),
};

/** @param days until the act-by date; below 0 once it has passed */
function actByWords(days: number): Words {
  if (days === 0)
    return {
      en: "Act by today: from tomorrow on they count as leaving.",
      ar: "تصرّف اليوم: من الغد يُعد معرّضًا للفقدان.",
    };
  const { en, ar } = counted(Math.abs(days), "day");
  return days > 0
    ? {
        en: `Counts as leaving in ${en} if nothing happens.`,
        ar: `يصبح معرّضًا للفقدان بعد ${ar} إن لم يحدث شيء.`,
      }
    : {
        en: `The act-by date passed ${en} ago: they count as leaving.`,
        ar: `مضى موعد التصرّف قبل ${ar}: يُعد معرّضًا للفقدان.`,
      };
}

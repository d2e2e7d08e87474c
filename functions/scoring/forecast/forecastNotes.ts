import type { Words } from "../../../model/families/family.ts";

export const noForecast: Words = {
  en: "No night has run yet: the first one leaves a forecast.",
  ar: "لم تُجرَ أي معالجة ليلية بعد: تترك أولاها توقّعًا.",
};

/** How to read a forecast by week. */
export const forecastNotes: Words[] = [
  {
    en: "An order is a day on which a customer buys. Known customers are those with an order by the day of the forecast.",
    ar: "الطلب يوم يشتري فيه العميل. والعملاء المعروفون هم من لهم طلب حتى يوم التوقّع.",
  },
  {
    en: "Customers still to come are estimated simply: as many new ones as in the last 13 weeks, in the shop's season; their range widens with time.",
    ar: "أما من سيأتي من العملاء فتقديرهم بسيط: عدد الجدد كما في آخر 13 أسبوعًا وفق موسم المتجر، ويتسع نطاقه كلما بعُد الأسبوع.",
  },
];

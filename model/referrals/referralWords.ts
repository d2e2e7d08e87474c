import type { Words } from "../families/family.ts";
import type { ReferralReason } from "./referral.ts";

/** Each reason in words. */
export const referralWords: Record<ReferralReason, Words> = {
  self_referral: { en: "The code belongs to the friend.", ar: "الرمز يعود إلى الصديق نفسه." },
  same_email: {
    en: "The friend and the advocate gave the same e-mail address.",
    ar: "أعطى الصديق والمُوصي عنوان البريد الإلكتروني نفسه.",
  },
  same_phone: {
    en: "The friend and the advocate gave the same phone number.",
    ar: "أعطى الصديق والمُوصي رقم الهاتف نفسه.",
  },
  same_device: {
    en: "The friend and the advocate used the same device.",
    ar: "استخدم الصديق والمُوصي الجهاز نفسه.",
  },
  same_address: {
    en: "The friend and the advocate have the same address.",
    ar: "للصديق والمُوصي العنوان نفسه.",
  },
  velocity: {
    en: "The advocate brought more friends in one day than the terms allow.",
    ar: "جلب المُوصي في يوم واحد أصدقاء أكثر مما تسمح به الشروط.",
  },
  coupon_cycling: {
    en: "Somebody with the same contact, device or address was referred before.",
    ar: "سبقت إحالة شخص له وسيلة الاتصال نفسها أو الجهاز أو العنوان نفسه.",
  },
  circular: {
    en: "The friend had recommended the shop to the advocate.",
    ar: "كان الصديق قد أوصى المُوصي بالمتجر من قبل.",
  },
  awaiting_purchase: { en: "The friend has not bought yet.", ar: "لم يشترِ الصديق بعد." },
  awaiting_period: {
    en: "The friend has bought; the waiting period for refunds runs.",
    ar: "اشترى الصديق، ومدة الانتظار المخصصة للاسترداد جارية.",
  },
  not_first_order: { en: "The friend had bought before.", ar: "سبق للصديق أن اشترى." },
  below_minimum: {
    en: "The purchase is worth less than the terms ask for.",
    ar: "قيمة الشراء أقل مما تطلبه الشروط.",
  },
  no_purchase: { en: "The friend did not buy in time.", ar: "لم يشترِ الصديق ضمن المهلة." },
  too_late: { en: "The friend bought after the time allowed.", ar: "اشترى الصديق بعد انتهاء المهلة." },
  refunded: { en: "The purchase was refunded.", ar: "استُرد مبلغ الشراء." },
  advocate_gone: { en: "The advocate's data was erased.", ar: "حُذفت بيانات المُوصي." },
  friend_gone: { en: "The friend's data was erased.", ar: "حُذفت بيانات الصديق." },
  by_hand: { en: "Decided by a person.", ar: "قرار اتخذه أحد الموظفين." },
};

import type { ApiProblem } from "../api/problem.ts";
import type { Words } from "../i18n/words.ts";

interface Said {
  title: Words;
  advice: Words;
}

/** What each kind of problem means to the person before the screen, and what helps. `{scope}` is the one missing. */
export function problemWords({ kind, status }: ApiProblem): Said {
  return byKind[kind] ?? (status >= 500 ? inside : status === 404 ? unknown : refused);
}

const inside: Said = {
  title: { en: "Something went wrong inside the service", ar: "حدث خطأ داخل الخدمة" },
  advice: {
    en: "Try again in a moment. If it stays so, tell whoever runs the service.",
    ar: "أعد المحاولة بعد لحظات، فإن تكرّر الخطأ فأبلغ المسؤول عن الخدمة.",
  },
};

const unknown: Said = {
  title: { en: "Not known here", ar: "غير معروف هنا" },
  advice: { en: "It may have been removed or renamed.", ar: "ربما حُذف أو تغيّر اسمه." },
};

const refused: Said = {
  title: { en: "The request was refused", ar: "رُفض الطلب" },
  advice: { en: "Change what was entered and try again.", ar: "عدّل المدخلات ثم أعد المحاولة." },
};

const byKind: Record<string, Said> = {
  unreachable: {
    title: { en: "The service does not answer", ar: "الخدمة لا تستجيب" },
    advice: {
      en: "Check the connection, and that the service is running.",
      ar: "تحقّق من الاتصال ومن أن الخدمة تعمل.",
    },
  },
  "scope-missing": {
    title: { en: "This key may not do this", ar: "هذا المفتاح لا يملك الصلاحية" },
    advice: {
      en: "It lacks the scope “{scope}”. Ask whoever gave you the key for one that has it.",
      ar: "تنقصه الصلاحية «{scope}». اطلب ممن أعطاك المفتاح مفتاحًا يملكها.",
    },
  },
  "key-unknown": {
    title: { en: "This key is unknown or revoked", ar: "هذا المفتاح غير معروف أو أُلغي" },
    advice: { en: "Sign in with another key.", ar: "سجّل الدخول بمفتاح آخر." },
  },
  "unknown-customer": {
    title: { en: "No customer has this id", ar: "لا يوجد عميل بهذا المعرّف" },
    advice: {
      en: "Check the id; capital and small letters differ.",
      ar: "تحقّق من المعرّف؛ الأحرف الكبيرة والصغيرة تختلف.",
    },
  },
  "unknown-segment": {
    title: { en: "There is no such segment", ar: "لا توجد شريحة بهذا الاسم" },
    advice: {
      en: "The rules may have changed since this address was made.",
      ar: "ربما تغيّرت القواعد منذ إنشاء هذا الرابط.",
    },
  },
  conflict: {
    title: { en: "Something changed in between", ar: "تغيّر شيء في الأثناء" },
    advice: {
      en: "Somebody else changed this while you were looking. Load it again.",
      ar: "غيّر شخص آخر هذه البيانات أثناء اطلاعك عليها. أعد تحميلها.",
    },
  },
  "too-large": {
    title: { en: "That is too much at once", ar: "هذا أكثر مما يُقبل دفعة واحدة" },
    advice: { en: "Send it in smaller pieces.", ar: "أرسله على دفعات أصغر." },
  },
  "not-offered": {
    title: { en: "This deployment does not offer it", ar: "هذه الخدمة غير متاحة في هذا النظام" },
    advice: { en: "It is available where the whole service runs.", ar: "تتوفر حيث تعمل الخدمة كاملة." },
  },
};

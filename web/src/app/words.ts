export const words = {
  skip: { en: "Skip to the content", ar: "انتقل إلى المحتوى" },
  navigation: { en: "Pages", ar: "الصفحات" },
  signOut: { en: "Sign out", ar: "تسجيل الخروج" },
  theme: { en: "Appearance", ar: "المظهر" },
  light: { en: "Light", ar: "فاتح" },
  dark: { en: "Dark", ar: "داكن" },
  system: { en: "System", ar: "النظام" },
  numerals: { en: "Digits", ar: "الأرقام" },
  apiDocs: { en: "API reference", ar: "مرجع الواجهة البرمجية" },
  noPage: { en: "There is no such page", ar: "لا توجد صفحة بهذا العنوان" },
  toOverview: { en: "Go to the overview", ar: "انتقل إلى النظرة العامة" },
  pageFailed: { en: "The page could not be loaded", ar: "تعذّر تحميل الصفحة" },
  pageFailedAdvice: {
    en: "A newer version may have been installed. Load the console again.",
    ar: "ربما ثُبّت إصدار أحدث. أعد تحميل لوحة التحكم.",
  },
  reload: { en: "Load again", ar: "إعادة التحميل" },

  signIn: { en: "Sign in", ar: "تسجيل الدخول" },
  promise: {
    en: "What every customer is worth, who is about to leave, and who would recommend the shop.",
    ar: "قيمة كل عميل، ومن يوشك على المغادرة، ومن قد يوصي بالمتجر.",
  },
  key: { en: "Access key", ar: "مفتاح الوصول" },
  keyHint: {
    en: "It begins with saf_ and stays in this tab only; it is forgotten when the tab closes.",
    ar: "يبدأ بـ \u2066saf_\u2069 ويبقى في هذه النافذة فقط، ويُنسى عند إغلاقها.",
  },
  keyShape: {
    en: "A key looks like saf_<id>_<secret>.",
    ar: "يبدو المفتاح هكذا: \u2066saf_<id>_<secret>\u2069",
  },
  whereKey: {
    en: "Keys are made with: npx safir keys create",
    ar: "تُنشأ المفاتيح بالأمر: \u2066npx safir keys create\u2069",
  },
};

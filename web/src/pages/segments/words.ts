import type { ListSort } from "../../../../functions/contract/schemas/lists.ts";
import type { CountedWords, Words } from "../../i18n/words.ts";

export const words = {
  title: { en: "Segments", ar: "الشرائح" },
  lead: {
    en: "Who is in each segment, what they are worth, and the list to work with.",
    ar: "من في كل شريحة، وما قيمتهم، والقائمة التي تعمل عليها.",
  },
  chooseSegment: { en: "Segment", ar: "الشريحة" },
  share: { en: "{share} of customers", ar: "{share} من العملاء" },

  customer: { en: "Customer", ar: "العميل" },
  clv: { en: "Predicted value", ar: "القيمة المتوقعة" },
  churn: { en: "Churn risk", ar: "خطر التسرب" },
  valueAtRisk: { en: "Value at risk", ar: "القيمة المعرّضة للفقدان" },
  actBy: { en: "Act by", ar: "تصرّف قبل" },
  lastOrder: { en: "Last order", ar: "آخر طلب" },
  orders: { en: "Orders", ar: "الطلبات" },
  spend: { en: "Spent so far", ar: "إجمالي الإنفاق" },
  channel: { en: "Channel", ar: "القناة" },
  sortBy: { en: "Sort by {column}", ar: "رتّب حسب {column}" },
  sort: { en: "Sort", ar: "الترتيب" },

  filters: { en: "Filters", ar: "الفلاتر" },
  clearFilters: { en: "Clear filters", ar: "امسح الفلاتر" },
  atLeast: { en: "At least", ar: "على الأقل" },
  atMost: { en: "At most", ar: "على الأكثر" },
  after: { en: "After", ar: "بعد" },
  before: { en: "Before", ar: "قبل" },
  anyChannel: { en: "Any channel", ar: "أي قناة" },
  lastChannel: { en: "Channel of the last order", ar: "قناة آخر طلب" },
  notANumber: { en: "Write a number", ar: "اكتب رقمًا" },
  notAShare: { en: "Write a percentage from 0 to 100", ar: "اكتب نسبة من 0 إلى 100" },
  remove: { en: "Remove the filter {filter}", ar: "أزل الفلتر {filter}" },

  matching: { en: "Customers who match", ar: "العملاء المطابقون" },
  theirValue: { en: "Their predicted value", ar: "قيمتهم المتوقعة" },
  theirValueAtRisk: { en: "Their value at risk", ar: "قيمتهم المعرّضة للفقدان" },
  theirAverage: { en: "Average per customer", ar: "المتوسط للعميل" },
  asOfNight: { en: "As of the last night, {date}", ar: "حتى آخر معالجة ليلية، {date}" },
  ofSegment: { en: "{share} of the segment", ar: "{share} من الشريحة" },

  list: { en: "Members of {segment}", ar: "عملاء شريحة {segment}" },
  listHint: {
    en: "Arrow keys move through the list, Enter opens a customer.",
    ar: "تنقّل في القائمة بمفاتيح الأسهم، وافتح العميل بمفتاح Enter.",
  },
  rowsShown: { en: "{from}–{to} of {total}", ar: "{from}–{to} من {total}" },
  rowsShownMore: { en: "{from}–{to}, reading on…", ar: "{from}–{to}، جارٍ تحميل المزيد…" },
  gone: { en: "Moved meanwhile", ar: "انتقل في الأثناء" },
  mixed: {
    en: "A night is under way: the list may mix scores of two models until it ends.",
    ar: "معالجة ليلية قيد التنفيذ: قد تجمع القائمة بين درجات نموذجين حتى تنتهي.",
  },
  movedNote: {
    en: {
      one: "1 customer changed while the list was read.",
      other: "{n} customers changed while the list was read.",
    },
    ar: {
      zero: "لم يتغيّر أي عميل أثناء قراءة القائمة.",
      one: "تغيّر عميل واحد أثناء قراءة القائمة.",
      two: "تغيّر عميلان أثناء قراءة القائمة.",
      few: "تغيّر {n} عملاء أثناء قراءة القائمة.",
      many: "تغيّر {n} عميلًا أثناء قراءة القائمة.",
      other: "تغيّر {n} عميل أثناء قراءة القائمة.",
    },
  },
  readAgain: { en: "Read it again", ar: "أعد قراءتها" },
  tooFew: {
    en: "There is too little to learn from yet: scores and cut-offs are those of a typical shop until a night has seen more.",
    ar: "لا يوجد ما يكفي للتعلم منه بعد: الدرجات والحدود هي لمتجر نموذجي حتى ترى المعالجة الليلية المزيد.",
  },
  noOrders: { en: "There are no orders yet", ar: "لا توجد طلبات بعد" },
  noOrdersAdvice: {
    en: "Import your orders, then run a night: the segments appear here.",
    ar: "استورد طلباتك ثم شغّل المعالجة الليلية، فتظهر الشرائح هنا.",
  },
  toImport: { en: "Import orders", ar: "استورد الطلبات" },
  nobody: { en: "Nobody is in this segment", ar: "لا أحد في هذه الشريحة" },
  nobodyAdvice: {
    en: "Its rule matches no customer at present. The rules page shows its cut-offs.",
    ar: "لا تنطبق قاعدتها على أي عميل حاليًا. صفحة القواعد تعرض حدودها.",
  },
  nobodyMatches: { en: "Nobody matches these filters", ar: "لا أحد يطابق هذه الفلاتر" },
  nobodyMatchesAdvice: { en: "Widen one of them, or clear them all.", ar: "وسّع أحدها أو امسحها كلها." },
  toRules: { en: "See the rules", ar: "اعرض القواعد" },

  exportList: { en: "Export", ar: "تصدير" },
  exportTitle: { en: "Export this list", ar: "تصدير هذه القائمة" },
  exportFile: { en: "File name: {file}", ar: "اسم الملف: {file}" },
  exportNow: { en: "Download CSV", ar: "نزّل ملف CSV" },
  exportSmall: {
    en: "Up to 10,000 rows come at once, in the order shown.",
    ar: "يصل حتى 10,000 صف دفعة واحدة بالترتيب المعروض.",
  },
  exportLarge: {
    en: "More than 10,000 rows are written in the background; the link appears here.",
    ar: "أكثر من 10,000 صف تُكتب في الخلفية، ويظهر الرابط هنا.",
  },
  exportStart: { en: "Write the file", ar: "اكتب الملف" },
  exportRunning: { en: "Writing the file…", ar: "جارٍ كتابة الملف…" },
  exportDone: { en: "The file is ready: {rows} rows, {size}", ar: "الملف جاهز: {rows} صف، {size}" },
  exportLink: { en: "Download the file", ar: "نزّل الملف" },
  exportLinkHolds: {
    en: "The link holds for an hour and needs no key.",
    ar: "الرابط صالح لساعة ولا يحتاج مفتاحًا.",
  },
  exportFailed: { en: "The file could not be written: {reason}", ar: "تعذّرت كتابة الملف: {reason}" },

  savedFilters: { en: "Saved filters", ar: "الفلاتر المحفوظة" },
  saveFilter: { en: "Save or share", ar: "احفظ أو شارك" },
  saveTitle: { en: "Save this list", ar: "احفظ هذه القائمة" },
  saveNote: {
    en: "Segment, filters and sort, under a name for everybody who reads segments. The same name again replaces it.",
    ar: "الشريحة والفلاتر والترتيب، باسم لكل من يقرأ الشرائح. الحفظ بالاسم نفسه يستبدل ما قبله.",
  },
  filterName: { en: "Name", ar: "الاسم" },
  nameExample: { en: "Big spenders leaving", ar: "كبار المنفقين المغادرون" },
  save: { en: "Save", ar: "احفظ" },
  address: { en: "Address of this list", ar: "رابط هذه القائمة" },
  addressNote: {
    en: "It opens the same list for whoever has a key.",
    ar: "يفتح القائمة نفسها لكل من لديه مفتاح.",
  },
  copyAddress: { en: "Copy address", ar: "انسخ الرابط" },
  copied: { en: "Address copied", ar: "نُسخ الرابط" },
  deleteFilter: { en: "Delete the saved filter {name}", ar: "احذف الفلتر المحفوظ {name}" },
  deleteTitle: { en: "Delete “{name}”?", ar: "أتحذف «{name}»؟" },
  deleteNote: {
    en: "It goes for everybody. The list itself stays.",
    ar: "يُحذف لدى الجميع، وتبقى القائمة نفسها.",
  },
  deleteNow: { en: "Delete", ar: "احذف" },
  keep: { en: "Keep it", ar: "أبقِه" },
} satisfies Record<string, Words | CountedWords>;

/** The ways a list can go. */
export const sortLabels: Record<ListSort, Words> = {
  clv: { en: "Predicted value, highest first", ar: "القيمة المتوقعة: الأعلى أولًا" },
  churn: { en: "Churn risk, highest first", ar: "خطر التسرب: الأعلى أولًا" },
  valueAtRisk: { en: "Value at risk, highest first", ar: "القيمة المعرّضة للفقدان: الأعلى أولًا" },
  lastOrder: { en: "Last order, latest first", ar: "آخر طلب: الأحدث أولًا" },
  actBy: { en: "Act by, soonest first", ar: "تصرّف قبل: الأقرب أولًا" },
};

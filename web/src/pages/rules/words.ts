import type { RuleField } from "../../../../model/segments/ruleset.ts";
import type { CountedWords, Words } from "../../i18n/words.ts";

export const words = {
  title: { en: "Rules", ar: "القواعد" },
  lead: {
    en: "Where the lines between segments run. Move one to see at once who would change.",
    ar: "أين تمر الحدود بين الشرائح. حرّك أحدها لترى فورًا من سيتغيّر.",
  },
  cutoffs: { en: "Cut-offs", ar: "الحدود الفاصلة" },
  cutoffsNote: {
    en: "Quantiles follow your own customers: each night finds their values anew.",
    ar: "النسب تتبع عملاءك أنت: تعيد كل معالجة ليلية حساب قيمها.",
  },
  top: { en: "Top {share}", ar: "أعلى {share}" },
  lowest: { en: "Lowest {share}", ar: "أدنى {share}" },
  from: { en: "from {value}", ar: "من {value}" },
  upTo: { en: "up to {value}", ar: "حتى {value}" },
  ofSettings: {
    en: "As in the shop's settings; moving it makes it a rule of its own.",
    ar: "كما في إعدادات المتجر؛ تحريكه يجعله قاعدة مستقلة.",
  },
  was: { en: "was {value}", ar: "كان {value}" },

  preview: { en: "What would change", ar: "ما الذي سيتغيّر" },
  previewAsOf: { en: "On the customers of the last night, {date}", ar: "على عملاء آخر معالجة ليلية، {date}" },
  customersMove: { en: "Customers who would move", ar: "عملاء سينتقلون" },
  valueMoves: { en: "Value that moves with them", ar: "القيمة المنتقلة معهم" },
  ofAll: { en: "{share} of {total} customers", ar: "{share} من {total} عميل" },
  nobodyMoves: {
    en: "Nobody would change segment.",
    ar: "لن يغيّر أحد شريحته.",
  },
  bySegment: { en: "Segments before and after", ar: "الشرائح قبل التغيير وبعده" },
  segment: { en: "Segment", ar: "الشريحة" },
  customers: { en: "Customers", ar: "العملاء" },
  now: { en: "Now", ar: "الآن" },
  after: { en: "Then", ar: "بعدها" },
  change: { en: "Change", ar: "التغيّر" },
  valueChange: { en: "Change in value", ar: "تغيّر القيمة" },
  moves: { en: "Who would move", ar: "من سينتقل" },
  fromSegment: { en: "From", ar: "من" },
  toSegment: { en: "To", ar: "إلى" },
  movedValue: { en: "Predicted value", ar: "القيمة المتوقعة" },
  noSnapshot: { en: "There is nothing to preview on yet", ar: "لا شيء للمعاينة عليه بعد" },
  noSnapshotAdvice: {
    en: "The preview needs the customers of a first night. Import orders and run one.",
    ar: "تحتاج المعاينة إلى عملاء أول معالجة ليلية. استورد الطلبات ثم شغّلها.",
  },
  toImport: { en: "Import orders", ar: "استورد الطلبات" },

  save: { en: "Save rules", ar: "احفظ القواعد" },
  undo: { en: "Undo changes", ar: "تراجع عن التغييرات" },
  reset: { en: "Back to the defaults", ar: "عُد إلى الإعدادات الأصلية" },
  unsaved: { en: "Not saved yet.", ar: "لم تُحفظ بعد." },
  asSaved: { en: "As saved.", ar: "كما حُفظت." },
  conflictTitle: { en: "Somebody saved other rules meanwhile", ar: "حفظ شخص آخر قواعد مختلفة في الأثناء" },
  conflict: {
    en: "Your changes are not saved. Load the other rules and decide anew, or put yours in their place.",
    ar: "لم تُحفظ تغييراتك. حمّل القواعد الأخرى وقرّر من جديد، أو ضع قواعدك مكانها.",
  },
  takeTheirs: { en: "Load the other rules", ar: "حمّل القواعد الأخرى" },
  keepMine: { en: "Put mine in their place", ar: "ضع قواعدي مكانها" },

  placing: { en: "Everyone is being placed anew…", ar: "جارٍ إعادة توزيع الجميع…" },
  placingNote: {
    en: "The lists may mix old and new places until it ends. You can leave this page.",
    ar: "قد تجمع القوائم بين المواضع القديمة والجديدة حتى ينتهي. يمكنك مغادرة الصفحة.",
  },
  placed: {
    en: "Everyone stands where the new rules put them.",
    ar: "أصبح الجميع حيث تضعهم القواعد الجديدة.",
  },
  placeFailed: { en: "Placing everyone anew failed: {reason}", ar: "تعذّرت إعادة التوزيع: {reason}" },
  waiting: {
    en: "These rules are saved; the ones in force are older until the next night ends.",
    ar: "هذه القواعد محفوظة، والسارية أقدم منها حتى تنتهي المعالجة الليلية القادمة.",
  },

  howTitle: { en: "How customers are placed", ar: "كيف يوزَّع العملاء" },
  howNote: {
    en: "From the first rule on: the first that holds decides.",
    ar: "من القاعدة الأولى فصاعدًا: أول قاعدة تنطبق هي الحاسمة.",
  },
  all: { en: "All of these hold:", ar: "تتحقق جميعها:" },
  any: { en: "At least one of these holds:", ar: "يتحقق واحد منها على الأقل:" },
  not: { en: "This does not hold:", ar: "لا يتحقق هذا:" },
  always: { en: "Everyone else", ar: "كل من عداهم" },
  yourOwn: { en: "“{name}”, a cut-off of your own", ar: "«{name}»، حدّ من وضعك" },
} satisfies Record<string, Words | CountedWords>;

/** The operators of conditions, before a value. */
export const operators: Record<"<" | "<=" | ">" | ">=", Words> = {
  "<": { en: "below", ar: "دون" },
  "<=": { en: "at most", ar: "لا يتجاوز" },
  ">": { en: "above", ar: "فوق" },
  ">=": { en: "at least", ar: "لا يقل عن" },
};

export const fieldWords: Record<RuleField, Words> = {
  valueIfAlive: { en: "Value if still a customer", ar: "القيمة إن كان لا يزال عميلًا" },
  predictedValue: { en: "Predicted value", ar: "القيمة المتوقعة" },
  valueAtRisk: { en: "Value at risk", ar: "القيمة المعرّضة للفقدان" },
  historicValue: { en: "Spent so far", ar: "إجمالي الإنفاق" },
  expectedOrders: { en: "Expected orders", ar: "الطلبات المتوقعة" },
  probabilityAlive: { en: "Chance of still being a customer", ar: "احتمال بقائه عميلًا" },
  probabilityOfSilence: { en: "Share who stay silent so long", ar: "نسبة من ينقطعون هذه المدة" },
  frequency: { en: "Repeat purchases", ar: "مرات إعادة الشراء" },
  daysSinceLastOrder: { en: "Days since the last order", ar: "الأيام منذ آخر طلب" },
  tenureDays: { en: "Days since the first order", ar: "الأيام منذ أول طلب" },
  ambassadorScore: { en: "Likelihood to recommend", ar: "الميل إلى التوصية" },
  signalsAgainst: { en: "Signals against asking", ar: "مؤشرات ضد طلب التوصية" },
  successfulReferrals: { en: "Customers brought", ar: "عملاء جلبهم" },
};

/** What the cut-offs that a shop starts with are for. */
export const cutoffWords: Record<string, { label: Words; why: Words }> = {
  valuable: {
    label: { en: "Valuable", ar: "ذو قيمة" },
    why: {
      en: "Worth keeping or winning over: by what a customer is worth if still one.",
      ar: "يستحق الاحتفاظ به أو كسبه: بقدر ما يساوي إن كان لا يزال عميلًا.",
    },
  },
  frequent: {
    label: { en: "Frequent", ar: "متكرر الشراء" },
    why: { en: "Bought again often enough to be an ambassador.", ar: "أعاد الشراء بما يكفي ليكون سفيرًا." },
  },
  lowValue: {
    label: { en: "Low value", ar: "منخفض القيمة" },
    why: { en: "Expected to bring little.", ar: "يُتوقّع أن يجلب القليل." },
  },
  surelyAlive: {
    label: { en: "Surely a customer", ar: "عميل مؤكد" },
    why: {
      en: "How sure to be that an ambassador is still a customer.",
      ar: "قدر التأكد من أن السفير لا يزال عميلًا.",
    },
  },
  potentialAmbassador: {
    label: { en: "Potential ambassador", ar: "سفير محتمل" },
    why: {
      en: "How likely they must be to recommend the shop.",
      ar: "أقل ميل إلى التوصية بالمتجر.",
    },
  },
  atRisk: {
    label: { en: "At risk below", ar: "معرّض للفقدان دون" },
    why: {
      en: "A valuable customer whose chance of still being one is lower is at risk.",
      ar: "العميل ذو القيمة الذي يقل احتمال بقائه عن هذا الحد معرّض للفقدان.",
    },
  },
  lost: {
    label: { en: "Lost below", ar: "مفقود دون" },
    why: {
      en: "Whose chance is lower counts as lost, no longer as at risk.",
      ar: "من يقل احتماله عن هذا الحد يُعد مفقودًا لا معرّضًا للفقدان.",
    },
  },
  overdue: {
    label: { en: "Overdue below", ar: "متأخر دون" },
    why: {
      en: "When so few of the same rhythm stay silent so long, a customer is overdue.",
      ar: "حين لا ينقطع هذه المدة سوى هذه النسبة من ذوي الإيقاع نفسه، يُعد العميل متأخرًا.",
    },
  },
};

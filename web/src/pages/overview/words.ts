export const words = {
  title: { en: "Overview", ar: "نظرة عامة" },
  asOf: { en: "As of {date}", ar: "حتى {date}" },
  live: { en: "with the orders since", ar: "مع الطلبات الواردة بعد ذلك" },
  night: {
    en: "A night is under way: figures may move.",
    ar: "تجري المعالجة الليلية الآن: قد تتغير الأرقام.",
  },

  noOrders: { en: "No orders yet", ar: "لا توجد طلبات بعد" },
  noOrdersAdvice: {
    en: "Import the shop’s orders as a CSV, or send them through the API. The figures follow with the next night.",
    ar: "استورد طلبات المتجر من ملف CSV، أو أرسلها عبر الواجهة البرمجية. تظهر الأرقام بعد المعالجة الليلية التالية.",
  },
  noNight: { en: "No night has run yet", ar: "لم تُجرَ أي معالجة ليلية بعد" },
  noNightAdvice: {
    en: "Customers are known, but nothing has been fitted to them. The first night does that.",
    ar: "العملاء معروفون، لكن لم يُبنَ نموذج عليهم بعد. تقوم المعالجة الليلية الأولى بذلك.",
  },
  fewCustomers: {
    en: "There are few customers so far: what is expected leans on what is usual elsewhere, and its intervals are wide.",
    ar: "عدد العملاء قليل حتى الآن: تعتمد التوقعات على المعتاد في متاجر أخرى، ومجالات الثقة واسعة.",
  },

  expectedValue: { en: "Expected value, next 12 months", ar: "القيمة المتوقعة خلال ١٢ شهرًا القادمة" },
  expectedValueDays: { en: "Expected value, next {days}", ar: "القيمة المتوقعة خلال {days} القادمة" },
  expectedValueHint: {
    en: "What the customers known today are expected to bring: margin less cost to serve, discounted. New customers come on top.",
    ar: "ما يُتوقع أن يحققه العملاء الحاليون: الهامش بعد كلفة الخدمة، مخصومًا بمعدل الخصم. ويضاف إليه ما يحققه العملاء الجدد.",
  },
  between: {
    en: "between {low} and {high}, four times in five",
    ar: "بين {low} و{high} في أربع حالات من خمس",
  },
  expectedOrders: { en: "Orders expected", ar: "الطلبات المتوقعة" },
  betweenShort: { en: "{low} – {high}", ar: "{low} – {high}" },
  atRiskNote: {
    en: "{share} of the expected value, {customers}",
    ar: "{share} من القيمة المتوقعة، {customers}",
  },
  riskHint: {
    en: "What customers at risk would bring if they stay, times the chance that they have left.",
    ar: "ما كان سيحققه العملاء المعرّضون للفقدان لو بقوا، مضروبًا في احتمال أنهم غادروا.",
  },
  customersNote: { en: "{active} active in {days}", ar: "{active} نشطون خلال {days}" },

  segments: { en: "Customers by segment", ar: "العملاء حسب الشريحة" },
  share: { en: "Share", ar: "النسبة" },
  sinceDate: { en: "Since {date}", ar: "منذ {date}" },
  changed: { en: "{change} since {date}", ar: "{change} منذ {date}" },
  all: { en: "All customers", ar: "جميع العملاء" },
  valueEach: { en: "Value each", ar: "القيمة لكل عميل" },

  weeks: { en: "Orders by week, expected and actual", ar: "الطلبات أسبوعيًا: المتوقعة والفعلية" },
  weeksUnit: { en: "Orders a week", ar: "عدد الطلبات في الأسبوع" },
  weeksDescription: {
    en: "Orders by week over the past year beside what was expected of them, and the year ahead with its 80% interval: {next} orders expected next week.",
    ar: "الطلبات أسبوعيًا خلال العام الماضي مقارنةً بالمتوقع، والعام القادم مع مجال ثقة ٨٠٪: يُتوقع {next} طلبًا في الأسبوع القادم.",
  },
  actual: { en: "Actual", ar: "الفعلية" },
  expected: { en: "Expected", ar: "المتوقعة" },
  interval: { en: "80% interval", ar: "مجال الثقة ٨٠٪" },
  knownOnly: { en: "Of today’s customers", ar: "من العملاء الحاليين" },
  today: { en: "Today", ar: "اليوم" },
  weekFrom: { en: "Week from", ar: "الأسبوع من" },
  low: { en: "Low", ar: "الحد الأدنى" },
  high: { en: "High", ar: "الحد الأعلى" },
  howToRead: { en: "How to read it", ar: "كيف تُقرأ" },

  loyalty: { en: "Retention and repeat purchases", ar: "الاحتفاظ وإعادة الشراء" },
  retention: { en: "Retention rate", ar: "معدل الاحتفاظ بالعملاء" },
  retentionUnit: {
    en: "Active customers still active a month later",
    ar: "نسبة العملاء النشطين الذين بقوا نشطين في نهاية الشهر",
  },
  repeat: { en: "Returning buyers", ar: "المشترون العائدون" },
  repeatUnit: {
    en: "Share of the month’s buyers who had bought before",
    ar: "نسبة مشتري الشهر الذين سبق أن اشتروا",
  },
  retentionPeriod: { en: "Retention, {months}", ar: "الاحتفاظ، {months}" },
  repeatPeriod: { en: "Repeat-purchase rate, {months}", ar: "معدل إعادة الشراء، {months}" },
  retentionNote: { en: "{retained} of {start} stayed", ar: "بقي {retained} من {start}" },
  repeatNote: { en: "{repeat} of {buyers} bought again", ar: "اشترى {repeat} من {buyers} مرة أخرى" },
  month: { en: "Month", ar: "الشهر" },
  trend: { en: "Trend", ar: "الاتجاه" },
  fewMonths: { en: "Too few months yet", ar: "عدد الأشهر غير كافٍ بعد" },
  fewMonthsAdvice: {
    en: "A trend is drawn from two whole months on.",
    ar: "يُرسم الاتجاه ابتداءً من شهرين كاملين.",
  },

  record: { en: "How past forecasts did", ar: "مدى صحة التوقعات السابقة" },
  recordUnit: {
    en: "Repeat orders in each period: as forecast on its first day, and as they came",
    ar: "طلبات إعادة الشراء في كل فترة: كما تُوقعت في يومها الأول، وكما تحققت فعلًا",
  },
  recordDescription: {
    en: "Repeat orders of {windows} earlier periods, forecast and actual.",
    ar: "طلبات إعادة الشراء في {windows} فترات سابقة: المتوقعة والفعلية.",
  },
  forecast: { en: "Forecast", ar: "التوقّع" },
  from: { en: "From", ar: "من" },
  to: { en: "To", ar: "إلى" },
  off: { en: "Off by", ar: "الفرق" },
  recordNote: {
    en: "Each made with what was known on its first day, by the kind of model that serves.",
    ar: "كل توقّع منها بُني على ما كان معروفًا في يومه الأول، وبنوع النموذج المستخدم.",
  },
  nights: { en: "As the nights forecast it", ar: "كما توقعتها المعالجات الليلية" },
  noRecord: { en: "Nothing to compare yet", ar: "لا شيء للمقارنة بعد" },
  noRecordAdvice: {
    en: "Forecasts are graded once the days they spoke of are over.",
    ar: "تُقيَّم التوقعات بعد انقضاء الأيام التي تناولتها.",
  },

  nothingToDo: { en: "Nothing to do today", ar: "لا مهام اليوم" },
  nothingToDoNote: {
    en: "Each night looks for whom to invite, to remind and to win back.",
    ar: "تبحث كل معالجة ليلية عمّن يُدعى ومن يُذكَّر ومن يُستعاد.",
  },
  firstOfThem: { en: "The first of them", ar: "أوّلها" },
  customer: { en: "Customer", ar: "العميل" },
  what: { en: "What to do", ar: "المطلوب" },
  why: { en: "Why now", ar: "لماذا الآن" },
  wholeList: { en: "Whole list", ar: "القائمة كاملة" },
  todo: { en: "To do today", ar: "مهام اليوم" },
};

/** Counted. */
export const counted = {
  customers: {
    en: { one: "{n} customer", other: "{n} customers" },
    ar: {
      zero: "لا عملاء",
      one: "عميل واحد",
      two: "عميلان",
      few: "{n} عملاء",
      many: "{n} عميلًا",
      other: "{n} عميل",
    },
  },
  months: {
    en: { one: "{n} month", other: "{n} months" },
    ar: { one: "شهر واحد", two: "شهران", few: "{n} أشهر", many: "{n} شهرًا", other: "{n} شهر" },
  },
};

import type { Words } from "../../i18n/words.ts";

/** What the reader says of rows and files, for people who have no command line before them. */
const said: readonly [RegExp, Words][] = [
  [
    /^is not an amount such as/,
    { en: "is not an amount such as 1234.50 or 1,234.50", ar: "ليس مبلغًا مثل 1234.50 أو 1,234.50" },
  ],
  [/^is empty: an amount/, { en: "is empty: an amount is needed", ar: "فارغ: المبلغ مطلوب" }],
  [/^is empty: a date/, { en: "is empty: a date is needed", ar: "فارغ: التاريخ مطلوب" }],
  [/^is empty: a customer/, { en: "is empty: a customer is needed", ar: "فارغ: العميل مطلوب" }],
  [
    /^is empty: a header/,
    { en: "is empty: a header and orders are needed", ar: "فارغ: يلزم سطر عناوين وطلبات" },
  ],
  [/^is empty; give/, { en: "is empty", ar: "فارغ" }],
  [/^is too large an amount/, { en: "is too large an amount", ar: "مبلغ أكبر مما يُقبل" }],
  [/^is not ([A-Z]{3}), the shop's/, { en: "is not {1}, the shop's currency", ar: "ليس {1}، عملة المتجر" }],
  [
    /^is not in ([A-Z]{3}), the shop's/,
    { en: "is not in {1}, the shop's currency", ar: "ليس بعملة المتجر {1}" },
  ],
  [
    /^is negative on an order/,
    {
      en: "is negative on an order: the type column must say refund",
      ar: "سالب في طلب: يجب أن يقول عمود النوع إنه مرتجع",
    },
  ],
  [/^is negative: a cost/, { en: "is negative: a cost is at least 0", ar: "سالب: التكلفة لا تقل عن 0" }],
  [
    /^is not a date such as/,
    { en: "is not a date such as 2024-01-31 or 31/01/2024", ar: "ليس تاريخًا مثل 2024-01-31 أو 31/01/2024" },
  ],
  [
    /^has a year of two digits/,
    {
      en: "has a year of two digits: say below in what order dates are written",
      ar: "سنته من رقمين: حدّد أدناه ترتيب كتابة التواريخ",
    },
  ],
  [
    /^has an offset but not/,
    {
      en: "has an offset but the year is not first: write 2024-01-31T23:30:00+03:00",
      ar: "فيه فارق توقيت وليست السنة أولًا: اكتب 2024-01-31T23:30:00+03:00",
    },
  ],
  [
    /^is not a date the calendar has/,
    { en: "is not a date the calendar has", ar: "تاريخ لا وجود له في التقويم" },
  ],
  [
    /^is not a date of the years (\d+) to (\d+)/,
    { en: "is not a date of the years {1} to {2}", ar: "ليس تاريخًا بين عامي {1} و{2}" },
  ],
  [/^lies more than 24 hours/, { en: "lies in the future", ar: "يقع في المستقبل" }],
  [/^is neither order nor refund/, { en: "is neither order nor refund", ar: "ليس طلبًا ولا مرتجعًا" }],
  [
    /^is neither a whole number nor/,
    { en: "is neither a whole number nor a date and time", ar: "ليس عددًا صحيحًا ولا تاريخًا ووقتًا" },
  ],
  [
    /^looks like an e-mail address/,
    {
      en: "looks like an e-mail address: send your own customer number instead",
      ar: "يبدو بريدًا إلكترونيًا: أرسل رقم العميل لديك بدلًا منه",
    },
  ],
  [
    /^looks like a phone number/,
    {
      en: "looks like a phone number: send your own customer number instead",
      ar: "يبدو رقم هاتف: أرسل رقم العميل لديك بدلًا منه",
    },
  ],
  [
    /^is not UTF-8/,
    { en: "is not UTF-8: save the file as CSV UTF-8", ar: "ليس بترميز UTF-8: احفظ الملف بصيغة CSV UTF-8" },
  ],
  [/^is longer than (\d+) bytes/, { en: "is longer than {1} bytes", ar: "أطول من {1} بايت" }],
  [/^holds half a surrogate/, { en: "holds half a character", ar: "فيه نصف حرف" }],
  [/^holds a control character/, { en: "holds a control character", ar: "فيه حرف تحكّم" }],
  [/^cannot stand in the path/, { en: "cannot be an id: give another", ar: "لا يصلح معرّفًا: اختر غيره" }],
  [
    /^has (\d+) fields where the header has (\d+)/,
    {
      en: "has {1} fields where the header has {2}: quote values that contain the separator",
      ar: "فيه {1} حقلًا وفي سطر العناوين {2}: ضع القيم التي تحتوي الفاصل بين علامتي اقتباس",
    },
  ],
  [
    /^has a header but no orders/,
    { en: "has a header but no orders below it", ar: "فيه سطر عناوين ولا طلبات تحته" },
  ],
  [/^the header is empty/, { en: "has an empty header", ar: "سطر العناوين فارغ" }],
  [/^has no header line/, { en: "has no header line", ar: "لا سطر عناوين فيه" }],
  [
    /^opens a quote that is never/,
    { en: "opens a quote that is never closed", ar: "يفتح علامة اقتباس لا تُغلق" },
  ],
  [
    /^the gzip file is/,
    {
      en: "the gzip file is broken or cut short: fetch or copy it again",
      ar: "ملف gzip تالف أو مبتور: انسخه من جديد",
    },
  ],
  [
    /^there is no such file/,
    { en: "the file has gone or changed: choose it again", ar: "اختفى الملف أو تغيّر: اختره من جديد" },
  ],
  [
    /^can be read in two ways/,
    {
      en: "can be read in two ways, and no other row tells which",
      ar: "يُقرأ بطريقتين ولا صف آخر يحدد أيهما",
    },
  ],
  [
    /^can be read as day\/month/,
    {
      en: "can be read as day/month or month/day, and no other row tells which",
      ar: "يُقرأ يوم/شهر أو شهر/يوم، ولا صف آخر يحدد أيهما",
    },
  ],
  [/^contradicts the option/, { en: "contradicts what you said of the file", ar: "يناقض ما ذكرته عن الملف" }],
  [
    /^and (".*") on line (\d+) use point and comma/s,
    {
      en: "and {1} on line {2} use point and comma differently",
      ar: "و{1} في السطر {2} يستعملان النقطة والفاصلة بطريقتين مختلفتين",
    },
  ],
  [
    /^and (".*") on line (\d+) are written in different/s,
    {
      en: "and {1} on line {2} are written in different sequences",
      ar: "و{1} في السطر {2} مكتوبان بترتيبين مختلفين",
    },
  ],
  [
    /^repeats the order id of line (\d+)/,
    { en: "repeats the order id of line {1} with another total", ar: "يكرر رقم طلب السطر {1} بمجموع مختلف" },
  ],
  [
    /^has ids under several customers, first (.*): an order/s,
    {
      en: "has ids under several customers, first {1}: an order id must be one order's in the whole shop. Map another column, or none",
      ar: "فيه معرّفات لأكثر من عميل، أولها {1}: يجب أن يخص رقم الطلب طلبًا واحدًا في المتجر كله. اختر عمودًا آخر أو لا تختر شيئًا",
    },
  ],
  [
    /^no column for |^\d+ columns are called |^there is no column /,
    { en: "say above which column is which", ar: "حدّد أعلاه أي عمود هو أيها" },
  ],
];

/** A fault in both languages; as the reader put it where it is not known here. */
export function problemWords(message: string): Words {
  for (const [pattern, words] of said) {
    const found = pattern.exec(message);
    if (found === null) continue;
    const fill = (text: string) => text.replaceAll(/\{(\d)\}/g, (_, group: string) => found[Number(group)]);
    return { en: fill(words.en), ar: fill(words.ar) };
  }
  return { en: message, ar: message };
}

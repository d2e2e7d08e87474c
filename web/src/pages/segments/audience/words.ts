import type {
  AudienceDestination,
  LeftOutReason,
} from "../../../../../functions/contract/schemas/audiences.ts";
import type { CountedWords, Words } from "../../../i18n/words.ts";
import type { ContactField } from "./contacts.ts";

export const words = {
  audience: { en: "Audience", ar: "جمهور" },
  title: { en: "Make an audience", ar: "إنشاء جمهور" },
  lead: {
    en: "The customers of this list who have agreed to it, in the form another system takes.",
    ar: "عملاء هذه القائمة الذين وافقوا، بالصيغة التي يقبلها نظام آخر.",
  },
  leadCsv: {
    en: "The customers of this list with their contacts, and what each has agreed to in columns of its own.",
    ar: "عملاء هذه القائمة مع جهات اتصالهم، وما وافق عليه كل منهم في أعمدة مستقلة.",
  },
  destination: { en: "For", ar: "إلى" },
  contacts: { en: "File of contacts", ar: "ملف جهات الاتصال" },
  chooseContacts: { en: "Choose a CSV", ar: "اختر ملف CSV" },
  contactsNote: {
    en: "One row a customer: your customer number, e-mail address or phone. It goes with this request only, and is neither stored nor logged.",
    ar: "صف لكل عميل: رقم العميل لديك، وبريده الإلكتروني أو هاتفه. يُرسل مع هذا الطلب فقط، ولا يُخزَّن ولا يُسجَّل.",
  },
  callingCode: { en: "Calling code of phones without one", ar: "رمز الاتصال للهواتف التي بلا رمز" },
  callingCodeWrong: { en: "Digits such as 966", ar: "أرقام مثل 966" },
  read: {
    en: { one: "1 contact: {columns}", other: "{n} contacts: {columns}" },
    ar: {
      one: "جهة اتصال واحدة: {columns}",
      two: "جهتا اتصال: {columns}",
      few: "{n} جهات اتصال: {columns}",
      many: "{n} جهة اتصال: {columns}",
      other: "{n} جهة اتصال: {columns}",
    },
  },
  make: { en: "Make the file", ar: "أنشئ الملف" },
  making: { en: "Making the file…", ar: "جارٍ إنشاء الملف…" },
  made: {
    en: { one: "The file has 1 customer", other: "The file has {n} customers" },
    ar: {
      zero: "لا عميل في الملف",
      one: "في الملف عميل واحد",
      two: "في الملف عميلان",
      few: "في الملف {n} عملاء",
      many: "في الملف {n} عميلًا",
      other: "في الملف {n} عميل",
    },
  },
  download: { en: "Download the file", ar: "نزّل الملف" },
  leftOut: { en: "Contacts left out", ar: "جهات اتصال متروكة" },
  why: { en: "Why", ar: "السبب" },
  contactsHead: { en: "Contacts", ar: "جهات الاتصال" },
  unusable: { en: "Cannot be used as they stand", ar: "لا تصلح كما كُتبت" },
  unusableLines: { en: "by line: {lines}", ar: "بالسطر: {lines}" },
  noCustomerColumn: {
    en: "The file has no column for the customer, such as customer_id.",
    ar: "ليس في الملف عمود للعميل مثل «معرّف العميل».",
  },
  noContactColumn: {
    en: "The file has no column for an e-mail address or a phone.",
    ar: "ليس في الملف عمود للبريد الإلكتروني أو الهاتف.",
  },
  empty: { en: "The file has no contacts.", ar: "لا جهات اتصال في الملف." },
} satisfies Record<string, Words | CountedWords>;

export const destinationWords: Record<AudienceDestination, Words> = {
  klaviyo: { en: "Klaviyo (profiles)", ar: "Klaviyo (ملفات العملاء)" },
  hubspot: { en: "HubSpot (contacts)", ar: "HubSpot (جهات الاتصال)" },
  meta: { en: "Meta Custom Audience (hashed)", ar: "جمهور Meta المخصص (مُجزّأ)" },
  google: { en: "Google Customer Match (hashed)", ar: "Google Customer Match (مُجزّأ)" },
  csv: { en: "Plain CSV", ar: "ملف CSV عادي" },
};

export const reasonWords: Record<LeftOutReason, Words> = {
  unknown_customer: { en: "No such customer", ar: "لا عميل بهذا المعرّف" },
  not_member: { en: "Not in this list", ar: "ليس في هذه القائمة" },
  no_consent: { en: "Has not agreed to it", ar: "لم يوافق" },
  no_contact: { en: "Nothing the destination could know them by", ar: "لا وسيلة تتعرّف بها الوجهة عليه" },
  repeated: { en: "The same customer again", ar: "العميل نفسه مكررًا" },
};

export const fieldWords: Record<"customerId" | ContactField, Words> = {
  customerId: { en: "customer", ar: "العميل" },
  email: { en: "e-mail", ar: "البريد" },
  phone: { en: "phone", ar: "الهاتف" },
  firstName: { en: "first name", ar: "الاسم الأول" },
  lastName: { en: "last name", ar: "اسم العائلة" },
  city: { en: "city", ar: "المدينة" },
  zip: { en: "postcode", ar: "الرمز البريدي" },
  country: { en: "country", ar: "الدولة" },
};

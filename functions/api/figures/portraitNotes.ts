import type { Words } from "../../../model/families/family.ts";

/** How the portrait of a model is to be read. */
export const portraitNotes: Record<"maps" | "inSample" | "levels", Words> = {
  maps: {
    en: "Colours are worked out for a customer as old as the oldest of the band; one with a single order is as old as that order. The last row stands for so many repeat purchases or more, and is worked out for exactly so many.",
    ar: "حُسبت الألوان لعميل عمره عمر أقدم عملاء الفئة؛ ومن له طلب واحد فعمره عمر ذلك الطلب. ويمثّل الصف الأخير هذا العدد من المشتريات المتكررة فأكثر، وحُسب لهذا العدد بعينه.",
  },
  inSample: {
    en: "Repeat purchases and tracking hold the model against the data it was fitted to: they show whether it can be true, not how well it forecasts. Deciles and earlier dates tell that.",
    ar: "تقارن المشتريات المتكررة ومخطط المتابعة النموذجَ بالبيانات التي ضُبط عليها: فهي تبيّن هل يمكن أن يكون صحيحًا لا دقة توقعاته، فتلك تبيّنها الأعشار والتواريخ السابقة.",
  },
  levels: {
    en: "The maps are of customers of the commonest kind; others differ as the model card says.",
    ar: "الخرائط لعملاء الفئة الأكثر شيوعًا، ويختلف غيرهم كما تبيّن بطاقة النموذج.",
  },
};

import type { Finding } from "../families/family.ts";

/** What a fit with covariates can notice, in words for people. */
export const findings = {
  tooFew: (customers: number, repeaters: number): Finding => ({
    code: "covariates-few-data",
    words: {
      en: `Too few data to compare groups of customers: ${customers} customers, ${repeaters} of them with a repeat purchase.`,
      ar: `البيانات أقل من أن تسمح بمقارنة مجموعات العملاء: عدد العملاء ${customers}، ومن أعاد الشراء منهم ${repeaters}.`,
    },
  }),
  oneLevel: (factor: string): Finding => ({
    code: `covariate-one-level:${factor}`,
    words: {
      en: `Nothing to compare in “${factor}”: all customers are of one kind.`,
      ar: `لا شيء للمقارنة في «${factor}»: جميع العملاء من نوع واحد.`,
    },
  }),
  sameAs: (factor: string, other: string): Finding => ({
    code: `covariate-same:${factor}`,
    words: {
      en: `“${factor}” and “${other}” divide the customers alike: their effects cannot be told apart, so “${factor}” is left out.`,
      ar: `يقسم «${factor}» و«${other}» العملاء القسمة نفسها، ولا يمكن الفصل بين أثريهما؛ لذا تُرك «${factor}».`,
    },
  }),
  folded: (factor: string, levels: readonly string[], customers: number): Finding => ({
    code: `covariate-folded:${factor}`,
    words: {
      en: `${levels.length} rare kinds of “${factor}” (${customers} customers together) are counted as “other”: ${some(levels, ", ", "and more")}.`,
      ar: `جُمعت الأنواع النادرة من «${factor}» وعددها ${levels.length} (ومجموع عملائها ${customers}) تحت «أخرى»: ${some(levels, "، ", "وغيرها")}.`,
    },
  }),
  unbounded: (factor: string, level: string): Finding => ({
    code: `covariate-boundary:${factor}=${level}`,
    words: {
      en: `The data do not bound the effect of “${factor}” = “${level}”: nobody there buys again, or nobody leaves. It has no interval.`,
      ar: `لا تحدّ البيانات أثر «${factor}» = «${level}»: لا أحد هناك يعاود الشراء، أو لا أحد يغادر. ليس له فترة ثقة.`,
    },
  }),
  noDropOut: (): Finding => ({
    code: "covariates-no-drop-out",
    words: {
      en: "No drop-out was found, so that nothing can be said of who leaves sooner.",
      ar: "لم يُعثر على تسرّب، فلا يمكن القول أي العملاء يغادر أسرع.",
    },
  }),
};

function some(levels: readonly string[], separator: string, more: string): string {
  const shown = levels.slice(0, 5).map((level) => `“${level}”`);
  return levels.length > 5 ? `${shown.join(separator)}${separator}${more}` : shown.join(separator);
}

import type { Words } from "../families/family.ts";
import type { OriginGrades } from "./chooseRecipe.ts";

/** What a model cannot be trusted with, in plain words: from how it did, and what no model of this kind knows. */
export function cardLimits(recipe: string, origins: readonly OriginGrades[]): Words[] {
  const limits: Words[] = [
    {
      en: "It knows who bought when and for how much; prices, campaigns and competitors it does not know.",
      ar: "يعرف من اشترى ومتى وبكم، ولا يعرف الأسعار ولا الحملات ولا المنافسين.",
    },
    {
      en: "It forecasts customers known today; those still to come are not in its totals.",
      ar: "يتوقّع سلوك العملاء المعروفين اليوم، ولا تشمل مجاميعه من سيأتي بعد.",
    },
  ];
  if (origins.length === 0) {
    return [
      {
        en: "It could not be tested on the past: the log is too short or too small.",
        ar: "لم يمكن اختباره على الماضي: السجل أقصر أو أصغر من ذلك.",
      },
      ...limits,
    ];
  }
  const own = origins.flatMap(({ grades }) => grades.filter((graded) => graded.recipe === recipe));
  const covered = own.reduce((sum, { grade }) => sum + grade.coverage.inside, 0) / own.length;
  if (!(covered >= 0.76 && covered <= 0.84)) {
    const share = Math.round(100 * covered);
    limits.push({
      en: `Its 80% intervals held for ${share}% of the customers: customers differ ${covered < 0.8 ? "more" : "less"} than it supposes.`,
      ar: `صدقت فترات 80% لدى ${share}% من العملاء: يختلف العملاء ${covered < 0.8 ? "أكثر" : "أقل"} مما يفترض.`,
    });
  }
  const wins = origins.filter(
    ({ challenger }, i) => challenger !== null && challenger.rmse < own[i].grade.rmse,
  );
  if (wins.length > 0) {
    limits.push({
      en: `A plain regression forecast better (RMSE) from ${wins.length} of ${origins.length} earlier dates.`,
      ar: `كان الانحدار البسيط أدق (RMSE) من ${wins.length} من أصل ${origins.length} من التواريخ السابقة.`,
    });
  }
  return limits;
}

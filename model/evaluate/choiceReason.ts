import type { Words } from "../families/family.ts";
import { counted } from "../words/counted.ts";
import { negligible, type RecipeChoice } from "./chooseRecipe.ts";

/** Why a recipe serves, in words. */
export function choiceReason(choice: RecipeChoice, serving: string): Words {
  const { recipe, reason, behindBest, origins } = choice;
  if (serving !== recipe.name) {
    return {
      en: `${recipe.name} was chosen, but its fit did not converge; ${serving} serves instead`,
      ar: `وقع الاختيار على ${recipe.name} لكن ضبطه لم يكتمل، فحلّ محله ${serving}`,
    };
  }
  if (reason === null) {
    return {
      en: `${serving} serves by default: the log is too short or too small to grade recipes at an earlier date`,
      ar: `يُستخدم ${serving} افتراضيًا: السجل أقصر أو أصغر من أن تُقيَّم النماذج عند تاريخ سابق`,
    };
  }
  const dates = counted(origins.length, "earlierDate");
  if (reason === "best") {
    return {
      en: `${serving} forecast the number of orders best from ${dates.en} (CRPS)`,
      ar: `كان ${serving} الأدق في توقّع عدد الطلبات انطلاقًا من ${dates.ar} (بمقياس CRPS)`,
    };
  }
  if (reason === "incumbent") {
    return {
      en: `${serving} stays: from ${dates.en} no other forecast the number of orders better beyond chance`,
      ar: `يبقى ${serving}: انطلاقًا من ${dates.ar} لم يتفوق عليه نموذج آخر في توقّع عدد الطلبات بما يتجاوز الصدفة`,
    };
  }
  if (behindBest.difference <= negligible * behindBest.best) {
    return {
      en: `${serving} is preferred: from ${dates.en} it forecast the number of orders as well as the best`,
      ar: `يُفضَّل ${serving}: انطلاقًا من ${dates.ar} جاء توقّعه لعدد الطلبات بدقة أفضل النماذج`,
    };
  }
  const gap = behindBest.difference.toPrecision(2);
  const error = behindBest.standardError.toPrecision(2);
  return {
    en: `${serving} is preferred: from ${dates.en} its CRPS is ${gap} behind the best, within its standard error ${error}`,
    ar: `يُفضَّل ${serving}: انطلاقًا من ${dates.ar} لا يتأخر عن الأفضل إلا بمقدار ${gap} في CRPS، وهو ضمن خطئه المعياري ${error}`,
  };
}

import type { Finding } from "../families/family.ts";
import type { RecipeFit } from "./fitModelFromStatistics.ts";

/** What fits say where they see nobody leave. */
const nobodyLeaves = ["no-drop-out", "hardly-any-drop-out"];

/**
 * Says that BG/NBD and MBG/NBD see nobody leave, where another family serves that does: whoever compares the two
 * should know why they differ.
 */
export function plainFindings(fits: readonly RecipeFit[], chosen: RecipeFit): Finding[] {
  const blind = ({ fit }: RecipeFit) => fit.findings.some(({ code }) => nobodyLeaves.includes(code));
  const plain = fits.filter(({ recipe }) => recipe.name === "bgnbd" || recipe.name === "mbgnbd");
  if (blind(chosen) || !plain.some(blind)) return [];
  const serving = chosen.recipe.name;
  return [
    {
      code: "plain-no-drop-out",
      words: {
        en: `The plain models (BG/NBD, MBG/NBD) find no drop-out in these data: by them nearly everyone stays a customer for good, because drop-out runs to its boundary. ${serving} serves: it forecast earlier dates better, and it tells who leaves by the rhythm that breaks off.`,
        ar: `لا تجد النماذج البسيطة (BG/NBD وMBG/NBD) أي تسرّب في هذه البيانات: فبحسبها يبقى الجميع تقريبًا عملاء على الدوام، لأن معلمة التسرّب تبلغ حدّها. النموذج المعتمد هو ${serving}: كانت توقعاته للتواريخ السابقة أدق، وهو يميّز من يغادر من انقطاع إيقاع شرائه.`,
      },
    },
  ];
}

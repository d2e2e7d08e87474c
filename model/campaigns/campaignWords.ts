import type { Words } from "../families/family.ts";
import { plainNumber } from "../words/plainNumber.ts";

/** What reports and plans of campaigns say to people. */
export const campaignWords = {
  tooFew: (least: number): Words => ({
    en: `Too few bought, or too few did not, in one of the groups: ${least} of each are needed before they are compared.`,
    ar: `عدد من اشتروا أو من لم يشتروا في إحدى المجموعتين قليل جدًا: يلزم ${least} من كلٍّ منهما قبل المقارنة.`,
  }),
  interim: (endsOn: string): Words => ({
    en: `Interim, until ${endsOn}: no winner is named before the end. Do not stop early because of these figures; whoever stops when they look good is wrong more often than the interval says.`,
    ar: `نتائج مرحلية حتى ${endsOn}: لا يُسمّى فائز قبل نهاية الحملة. لا توقف الحملة مبكرًا بسبب هذه الأرقام، فمن يتوقف عندما تبدو جيدة يخطئ أكثر مما يقوله مجال الثقة.`,
  }),
  cancelled: (): Words => ({
    en: "Cancelled before its end: what was counted until then stands, and no winner is named.",
    ar: "أُلغيت الحملة قبل نهايتها: تبقى الأرقام المحسوبة حتى حينه، ولا يُسمّى فائز.",
  }),
  winner: (name: string): Words => ({
    en: `“${name}” did better than the control group by more than chance explains.`,
    ar: `تفوّقت «${name}» على المجموعة الضابطة بفارق لا تفسّره المصادفة.`,
  }),
  bestOfSeveral: (name: string): Words => ({
    en: `“${name}” did best of those that did better than the control group by more than chance explains; variants were compared with the control group, not with each other.`,
    ar: `«${name}» هي الأفضل بين النسخ التي تفوّقت على المجموعة الضابطة بفارق لا تفسّره المصادفة؛ قورنت النسخ بالمجموعة الضابطة لا بعضها ببعض.`,
  }),
  noWinner: (): Words => ({
    en: "No difference from the control group that chance could not explain. That is not proof of no effect: the interval says how large it may be.",
    ar: "لا فرق عن المجموعة الضابطة تعجز المصادفة عن تفسيره. وليس هذا دليلًا على انعدام الأثر: مجال الثقة يبيّن كم قد يبلغ.",
  }),
  notMeasured: (): Words => ({
    en: "Too little was bought to compare the groups.",
    ar: "المشتريات أقل من أن تسمح بمقارنة المجموعات.",
  }),
  settling: (until: string): Words => ({
    en: `Refunds of these days are still counted until ${until}; then the report is final.`,
    ar: `ما زالت مرتجعات هذه الأيام تُحتسب حتى ${until}، ثم يصبح التقرير نهائيًا.`,
  }),
  failed: (): Words => ({
    en: "Something went wrong while the list was frozen. Nobody was assigned; make the campaign anew.",
    ar: "حدث خطأ أثناء تثبيت القائمة. لم يُوزَّع أحد على المجموعات؛ أنشئ الحملة من جديد.",
  }),
  tooFewMembers: (members: number): Words => ({
    en: `Customers of the list who can take part: ${plainNumber(members)}. That is too few for the groups.`,
    ar: `عدد عملاء القائمة الذين يمكنهم المشاركة: ${plainNumber(members)}. وهذا أقل من أن يكفي للمجموعات.`,
  }),
  nobodyToPlan: (): Words => ({
    en: "Nobody on the list can take part, or nothing is expected of them by this measure (spend needs orders with amounts).",
    ar: "لا أحد في القائمة يمكنه المشاركة، أو لا يُتوقَّع منهم شيء بهذا المقياس (قياس الإنفاق يتطلب طلبات تحمل مبالغ).",
  }),
  noNightYet: (): Words => ({
    en: "No night has counted yet: figures come with the first one after the list was frozen.",
    ar: "لم تُحتسب أي نتائج بعد: تظهر الأرقام مع أول معالجة ليلية بعد تثبيت القائمة.",
  }),
  listTooSmall: (members: number, needed: number, detectable: string): Words => ({
    en: `The list is too small to see this effect: it has ${plainNumber(members)} members, ${plainNumber(needed)} are needed. With these members the smallest effect that would be seen four times in five is ${detectable}.`,
    ar: `القائمة أصغر من أن تُظهر هذا الأثر: فيها ${plainNumber(members)} من الأعضاء، والمطلوب ${plainNumber(needed)}. بهذا العدد، أصغر أثر يُكتشف في أربع مرات من كل خمس هو ${detectable}.`,
  }),
  groupTooSmall: (least: number): Words => ({
    en: `A group has fewer than ${least} members: what it did says little of others like it.`,
    ar: `إحدى المجموعات أقل من ${least} من الأعضاء، فما تفعله لا يدل كثيرًا على غيرها من أمثالها.`,
  }),
  lessPower: (power: string): Words => ({
    en: `With these members the effect would be seen with a chance of ${power} only.`,
    ar: `بهؤلاء الأعضاء لا تتجاوز فرصة رؤية الأثر ${power}.`,
  }),
  shareUnsuited: (power: string): Words => ({
    en: `With this control share the effect would be seen with a chance of ${power} only; leave the share out to have a better one chosen.`,
    ar: `بهذه الحصة للمجموعة الضابطة لا تتجاوز فرصة رؤية الأثر ${power}؛ اترك الحصة فارغة لاختيار حصة أنسب.`,
  }),
};

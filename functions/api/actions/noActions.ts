/** The answer for a day of which there is no list. */
export const noActions = {
  on: null,
  reason: {
    en: "There is no list of this day: the night makes it, and lists of 14 days are kept.",
    ar: "لا توجد قائمة لهذا اليوم: تُعدّها المعالجة الليلية، وتُحفظ قوائم 14 يومًا.",
  },
  counts: { invite: 0, remind: 0, win_back: 0 },
  actions: [],
  leftOut: 0,
  nextCursor: null,
};

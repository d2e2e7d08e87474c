/** How well scores tell two kinds of customers apart. */
export interface RankingGrade {
  /** Area under the curve: how often one who referred stands above one who did not; ties count half. */
  auc: number;
  /** For each who referred, the share of the others that stand below; for each of the others, of those above. */
  placements: { referred: number[]; others: number[] };
}

/**
 * Area under the ROC curve by ranks, with the placements that its standard error is made of.
 *
 * @throws {RangeError} unless there are some of both kinds
 * @see DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44, 837–845
 */
export function gradeRanking(scores: readonly number[], referred: readonly boolean[]): RankingGrade {
  const all = scores.map((_, i) => i);
  const yes = all.filter((i) => referred[i]);
  const no = all.filter((i) => !referred[i]);
  if (!(yes.length > 0 && no.length > 0)) {
    throw new RangeError(`gradeRanking requires customers of both kinds: ${yes.length}, ${no.length}`);
  }
  const [whole, ofYes, ofNo] = [ranks(scores, all), ranks(scores, yes), ranks(scores, no)];
  const placements = {
    referred: yes.map((i) => (whole.get(i)! - ofYes.get(i)!) / no.length),
    others: no.map((i) => 1 - (whole.get(i)! - ofNo.get(i)!) / yes.length),
  };
  return { auc: mean(placements.referred), placements };
}

/** Standard error of the difference of two areas over the same customers, in the same sequence. */
export function standardErrorOfDifference(one: RankingGrade, other: RankingGrade): number {
  const variance = (kind: "referred" | "others") => {
    const differences = one.placements[kind].map((share, i) => share - other.placements[kind][i]);
    const centre = mean(differences);
    const sum = differences.reduce((total, difference) => total + (difference - centre) ** 2, 0);
    return sum / Math.max(1, differences.length - 1) / differences.length;
  };
  return Math.sqrt(variance("referred") + variance("others"));
}

/** From 1, by value; alike values share the mean of their ranks. */
function ranks(scores: readonly number[], of: readonly number[]): Map<number, number> {
  const sorted = [...of].sort((i, j) => scores[i] - scores[j]);
  const found = new Map<number, number>();
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to + 1 < sorted.length && scores[sorted[to + 1]] === scores[sorted[from]]) to++;
    for (let at = from; at <= to; at++) found.set(sorted[at], (from + to) / 2 + 1);
    from = to + 1;
  }
  return found;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

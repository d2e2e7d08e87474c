import { type AmbassadorCard, learnAmbassadors } from "../../../model/ambassadors/learnAmbassadors.ts";
import type { AmbassadorModel } from "../../../model/ambassadors/ambassadorModel.ts";
import type { ToldEvidence } from "../../../model/ambassadors/evidence.ts";
import { toldOf } from "../../../model/ambassadors/toldOf.ts";
import { hashOf } from "../../../model/evaluate/hashOf.ts";
import type { PurchaseHistory } from "../../../model/history/purchaseHistory.ts";
import type { Model } from "../../../model/model.ts";
import type { SignalHistory } from "../../../model/signals/signalHistory.ts";
import type { CustomerSummary } from "../../../model/summary.ts";
import type { Settings } from "../../contract/settings.ts";
import { columnsOf } from "../../scoring/columnsOf.ts";
import { scorerOf } from "../../scoring/scorerOf.ts";
import { summaryOf } from "../../scoring/summaryOf.ts";

/** Customers as they were so many days ago, and whether they brought somebody since. */
export const lookAheadDays = 180;

/** One customer without a name. */
interface Example {
  hash: number;
  summary: CustomerSummary;
  told: ToldEvidence;
  referred: boolean;
}

export interface ShardExamples {
  /** Day of the evidence. */
  origin: number;
  examples: Example[];
  /** Customers who brought nobody, those that are not among the examples included. */
  others: number;
}

interface Kept {
  hash: number;
  history: PurchaseHistory;
  signals?: SignalHistory;
}

/**
 * Gathers the examples of a shard that ambassadors are learnt from: all who brought somebody in the days since the
 * origin, and of the others those of lowest hash.
 *
 * @param asOf       whole days since 1970-01-01
 * @param mostOthers kept at most
 */
export function createExampleCollector(settings: Settings, asOf: number, mostOthers: number) {
  const origin = asOf - lookAheadDays;
  const examples: Example[] = [];
  let kept: Kept[] = [];
  let others = 0;

  const exampleOf = ({ hash, history, signals }: Kept, referred: boolean): Example[] => {
    const summary = summaryOf(history, origin, settings, signals);
    // Who purchases for money or not plays no part: P(alive) is all that is asked of them.
    return summary === null
      ? []
      : [
          {
            hash,
            summary: { ...summary, spend: null, monetaryValue: null },
            told: toldOf(signals, origin),
            referred,
          },
        ];
  };
  const cut = () => {
    kept.sort((one, other) => one.hash - other.hash);
    kept = kept.slice(0, mostOthers);
  };

  return {
    add(
      customerId: string,
      history: PurchaseHistory,
      signals: SignalHistory | undefined,
      referredDays: readonly number[] = [],
    ): void {
      if (!(history.days[0] <= origin)) return;
      const one = { hash: hashOf(customerId), history, signals };
      if (referredDays.some((day) => day > origin && day <= asOf)) {
        examples.push(...exampleOf(one, true));
        return;
      }
      others++;
      kept.push(one);
      if (kept.length >= 2 * mostOthers) cut();
    },
    finish(): ShardExamples {
      cut();
      return { origin, examples: [...examples, ...kept.flatMap((one) => exampleOf(one, false))], others };
    },
  };
}

/** What the examples of all shards teach, P(alive) by the night's own model; null where no referral is recorded. */
export function learntAmbassadors(
  fitted: Omit<Model, "id">,
  settings: Settings,
  shards: readonly ShardExamples[],
): { model: AmbassadorModel | null; card: AmbassadorCard } | null {
  const examples = shards.flatMap((shard) => shard.examples);
  if (!examples.some(({ referred }) => referred)) return null;
  const others = shards.reduce((sum, shard) => sum + shard.others, 0);
  const weight = others / examples.filter(({ referred }) => !referred).length;
  const model = { ...fitted, id: "" };
  const columns = columnsOf(
    examples.map(({ summary }) => summary),
    model,
  );
  const { origin } = shards[0];
  const { probabilityAlive } = scorerOf(model, settings).predictColumns(columns, origin, {
    intervals: false,
  });
  return learnAmbassadors(
    examples.map(({ hash, summary, told, referred }, i) => ({
      hash,
      referred,
      weight: referred ? 1 : weight,
      evidence: {
        ...told,
        probabilityAlive: probabilityAlive[i],
        frequency: summary.frequency,
        tenureDays: origin - summary.firstDay,
      },
    })),
    lookAheadDays,
  );
}

import { actionOrder } from "../../../model/actions/actionOrder.ts";
import type { ActionFacts } from "../../../model/actions/actionFacts.ts";
import { suggestAction } from "../../../model/actions/suggestAction.ts";
import { valuableFrom } from "../../../model/actions/valuableFrom.ts";
import { isOverdue } from "../../../model/score/overdue.ts";
import type { SignalHistory } from "../../../model/signals/signalHistory.ts";
import type { ShardActions, StoredAction } from "../../contract/actions.ts";
import { actionFactsOf } from "../../scoring/actions/actionFactsOf.ts";
import { incentiveFor } from "../../scoring/actions/incentiveFor.ts";
import { suggestFor } from "../../scoring/actions/suggestFor.ts";
import type { IncentiveScore } from "../../scoring/incentiveFacts.ts";
import { concurrently } from "../../store/concurrently.ts";
import type { Customer, Store } from "../../store/types.ts";
import type { ScoredRow } from "../rows/scoreRows.ts";
import type { Scoring } from "../rows/scoring.ts";

/** Customers of whom more is read at once. */
const parallel = 16;

interface Candidate extends StoredAction {
  signals: SignalHistory | undefined;
  facts: ActionFacts;
  score: IncentiveScore;
}

/** Gathers what is to be done for the customers of a shard as a night scored them. */
export function createShardActions(store: Store, { asOf, settings, ruleset }: Scoring) {
  const candidates: Candidate[] = [];
  const { actions: terms, overdueBelow } = settings;
  const line = valuableFrom(ruleset);

  return {
    add({ customerId, signals }: Customer, { row, facts: scored, future }: ScoredRow): void {
      // Most customers: nothing was ever told of them, so nobody may write, and they are not leaving these days.
      if (!signals && Math.abs((row.actBy ?? Infinity) - asOf) > terms.actByWithinDays) return;
      const facts = actionFactsOf({ signals, row, facts: scored, settings, valuableFrom: line, asOf });
      const { action } = suggestAction(facts, terms);
      if (action === null) return;
      const { probabilityAlive, clv: contribution, valueAtRisk } = row;
      const overdue = isOverdue(scored.probabilityOfSilence, overdueBelow);
      const score = { probabilityAlive, overdue, contribution, valueAtRisk, orderValue: future.orderValue };
      candidates.push({ ...action, customerId, incentive: null, signals, facts, score });
    },

    /** Reads what more it takes: whether invitations were acted on, and rewards of those who are leaving. */
    async finish(): Promise<ShardActions> {
      const still = await concurrently(candidates, parallel, async ({ customerId, signals, facts, kind }) =>
        kind === "remind" ? suggestFor(store, customerId, signals, facts, settings) : null,
      );
      const due = candidates.filter((_, i) => still[i] === null || still[i].action?.kind === "remind");
      const counts = { invite: 0, remind: 0, win_back: 0 };
      for (const { kind } of due) counts[kind]++;
      const kept = due.sort(actionOrder).slice(0, terms.mostPerDay);
      const actions = await concurrently(
        kept,
        parallel,
        async ({ signals, facts: _, score, ...action }): Promise<StoredAction> => {
          if (action.kind !== "win_back") return action;
          const { customerId } = action;
          return {
            ...action,
            incentive: await incentiveFor(store, customerId, signals, score, settings, asOf),
          };
        },
      );
      return { counts, actions };
    },
  };
}

import type { ActionJson } from "../../contract/schemas/actions.ts";
import { guardFormula } from "../../scoring/lists/guardFormula.ts";
import { csvField } from "../../scoring/lists/listCsv.ts";

/** Columns of the CSV of actions, each with what stands in it. */
const columns: Record<string, (action: ActionJson) => string | number | null> = {
  id: ({ id }) => id,
  kind: ({ kind }) => kind,
  customerId: ({ customerId }) => guardFormula(customerId),
  ambassadorClass: ({ ambassador }) => ambassador.class,
  ambassadorScore: ({ ambassador }) => ambassador.score,
  channels: ({ channels }) => channels.join(" "),
  notBefore: ({ notBefore }) => notBefore,
  actBy: ({ actBy }) => actBy,
  valueAtRisk: ({ valueAtRisk }) => valueAtRisk,
  incentive: ({ incentive }) => incentive?.kind ?? null,
  incentiveMost: ({ incentive }) => incentive?.most ?? null,
  reasonsEn: ({ reasons }) => reasons.map(({ en }) => en).join(" "),
  reasonsAr: ({ reasons }) => reasons.map(({ ar }) => ar).join(" "),
  done: ({ done }) => (done ? "yes" : "no"),
};

/** Actions as CSV by RFC 4180, with a header line. */
export function actionsCsv(actions: readonly ActionJson[]): string {
  const lines = [
    Object.keys(columns),
    ...actions.map((action) => Object.values(columns).map((of) => csvField(of(action)))),
  ];
  return lines.map((fields) => `${fields.join(",")}\r\n`).join("");
}

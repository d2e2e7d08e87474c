import type { CampaignMembers, CampaignOutcomes } from "./campaignMembers.ts";
import type { MeasureColumns } from "./measure.ts";

/** One arm's members, each a person of their own. */
export interface Arm {
  members: number;
  erased: number;
  did: MeasureColumns;
  expected: MeasureColumns;
}

export interface JoinedMembers {
  arms: Arm[];
  /** Members who turned out to be one customer with another of the same arm: counted once. */
  joined: number;
  /** Members who turned out to be one customer with another of a different arm: in no arm, as they had both. */
  acrossArms: number;
}

type Row = { orders: number; spend: number; churn: number };

/**
 * The arms as they are compared. Ids that were joined since the start are one customer: what was expected of them adds
 * up (of churn the chances multiply), what the customer did is counted once.
 *
 * @param persons who each member is now; null for one who was erased
 * @param arms    how many, control included
 */
export function joinMembers(
  members: CampaignMembers,
  outcomes: CampaignOutcomes,
  persons: readonly (string | null)[],
  arms: number,
): JoinedMembers {
  const hasMoney = members.expected.spend !== null && outcomes.spend !== null;
  const result = { arms: Array.from({ length: arms }, () => emptyArm(hasMoney)), joined: 0, acrossArms: 0 };
  const places = new Map<string, number[]>();
  persons.forEach((person, place) => {
    const key = person === null ? `erased ${place}` : `is ${person}`;
    places.set(key, [...(places.get(key) ?? []), place]);
  });
  for (const one of places.values()) {
    const [first] = one;
    if (one.some((place) => members.arms[place] !== members.arms[first])) {
      result.acrossArms += one.length;
      continue;
    }
    result.joined += one.length - 1;
    const arm = result.arms[members.arms[first]];
    arm.members++;
    if (persons[first] === null) arm.erased++;
    const orders = outcomes.orders[first];
    add(arm.did, { orders, spend: outcomes.spend?.[first] ?? 0, churn: orders === 0 ? 1 : 0 });
    const { orders: expectedOrders, spend, churn } = members.expected;
    add(arm.expected, {
      orders: sum(one.map((place) => expectedOrders[place])),
      spend: sum(one.map((place) => spend?.[place] ?? 0)),
      churn: one.reduce((chance, place) => chance * churn[place], 1),
    });
  }
  return result;
}

function emptyArm(hasMoney: boolean): Arm {
  const columns = (): MeasureColumns => ({ orders: [], spend: hasMoney ? [] : null, churn: [] });
  return { members: 0, erased: 0, did: columns(), expected: columns() };
}

function add(columns: MeasureColumns, row: Row): void {
  (columns.orders as number[]).push(row.orders);
  (columns.churn as number[]).push(row.churn);
  (columns.spend as number[] | null)?.push(row.spend);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

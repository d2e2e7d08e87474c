/**
 * The tables and their keys. The local engine creates them from here; the cloud synthesizes them from here.
 * Logical names; a deployment adds its own prefix.
 */
export interface TableDefinition {
  partitionKey: { name: string; type: "S" };
  sortKey?: { name: string; type: "S" | "N" };
  /** Writes are delivered to the summarising job. */
  stream?: boolean;
  timeToLive?: string;
  indexes?: Record<
    string,
    {
      partitionKey: { name: string; type: "S" };
      sortKey: { name: string; type: "S" | "N" };
      /** Attributes copied into the index besides the keys. */
      include: readonly string[];
    }
  >;
}

/** Attributes of a customer that lists show; the index carries them, the history stays behind. */
export const rowAttributes = [
  "segment",
  "rule",
  "clv",
  "probabilityAlive",
  "valueAtRisk",
  "expectedOrders",
  "actBy",
  "firstDay",
  "lastDay",
  "orders",
  "spend",
  "channel",
  "modelId",
  "rulesetId",
  "scoredOn",
  "changedAt",
] as const;

/** What lists of referrals show; their indexes carry it. */
const referralAttributes = [
  "version",
  "state",
  "reasons",
  "advocateKey",
  "codeId",
  "attributedDay",
  "attributedAt",
  "purchaseDay",
  "dueDay",
  "round",
  "approvedDay",
  "payouts",
  "decided",
  "changedAt",
] as const;
const carried = (...keys: string[]) => referralAttributes.filter((name) => !keys.includes(name));

/**
 * The outbox of a table: items with news that nobody was told of yet, and no others. News is written with the change
 * that it is of, in one write, so neither is there without the other.
 */
const byNews = {
  partitionKey: { name: "newsShard", type: "S" },
  sortKey: { name: "newsAt", type: "N" },
  include: ["news"],
} as const;

export const tables = {
  orders: {
    partitionKey: { name: "customerId", type: "S" },
    sortKey: { name: "orderId", type: "S" },
    stream: true,
  },
  /** Which customer an orderId belongs to: an order seen under another customer is moved, not doubled. */
  owners: { partitionKey: { name: "orderId", type: "S" } },
  customers: {
    partitionKey: { name: "customerId", type: "S" },
    indexes: {
      bySegment: {
        partitionKey: { name: "segmentShard", type: "S" },
        sortKey: { name: "clvRank", type: "N" },
        include: rowAttributes,
      },
      byNews,
    },
  },
  /** What a shop knows of customers besides orders. */
  signals: {
    partitionKey: { name: "customerId", type: "S" },
    sortKey: { name: "signalId", type: "S" },
    stream: true,
  },
  /** Membership events: started, renewed, ended. */
  memberships: {
    partitionKey: { name: "customerId", type: "S" },
    sortKey: { name: "eventId", type: "S" },
    stream: true,
  },
  /** Sign-ups and purchases by a code, codes given, decisions of a person: each of one customer. */
  referralEvents: {
    partitionKey: { name: "customerId", type: "S" },
    sortKey: { name: "referralEventId", type: "S" },
    stream: true,
  },
  /** Random person keys: of a customer, and back. All that names anybody in what follows. */
  people: { partitionKey: { name: "id", type: "S" } },
  /** Codes, and the clicks on their links. */
  codes: { partitionKey: { name: "code", type: "S" }, sortKey: { name: "id", type: "S" } },
  /** One item a friend. */
  referrals: {
    partitionKey: { name: "friendKey", type: "S" },
    indexes: {
      byState: {
        partitionKey: { name: "state", type: "S" },
        sortKey: { name: "changedAt", type: "N" },
        include: carried("state", "changedAt"),
      },
      byAdvocate: {
        partitionKey: { name: "advocateKey", type: "S" },
        sortKey: { name: "attributedAt", type: "N" },
        include: carried("advocateKey", "attributedAt"),
      },
      byNews,
    },
  },
  /** Keyed hashes of contacts, devices and addresses, and who gave them. */
  referralMarks: { partitionKey: { name: "mark", type: "S" }, sortKey: { name: "personKey", type: "S" } },
  /** Rewards: entries that never change, and one account a person that guards caps and balance. */
  ledger: { partitionKey: { name: "personKey", type: "S" }, sortKey: { name: "entryId", type: "S" } },
  /** What channels cost by month as a whole. */
  channelSpend: { partitionKey: { name: "channel", type: "S" }, sortKey: { name: "month", type: "S" } },
  /** Models, rulesets, the champion pointer, reports, live totals. */
  catalog: { partitionKey: { name: "kind", type: "S" }, sortKey: { name: "id", type: "S" } },
  /** Nights, their locks, exports. */
  runs: {
    partitionKey: { name: "kind", type: "S" },
    sortKey: { name: "id", type: "S" },
    indexes: { byNews },
  },
  /** Endpoints that are told of events, and what shops' webhooks are verified by. */
  webhooks: { partitionKey: { name: "kind", type: "S" }, sortKey: { name: "id", type: "S" } },
  /** Events on their way to endpoints, those that came and those that did not; beside them which name a customer. */
  deliveries: {
    partitionKey: { name: "webhookId", type: "S" },
    sortKey: { name: "deliveryId", type: "S" },
    indexes: {
      byState: {
        partitionKey: { name: "place", type: "S" },
        sortKey: { name: "rank", type: "N" },
        include: ["type", "body", "about", "state", "at", "createdAt", "attempts", "answer"],
      },
    },
  },
  /** Campaigns, their reports, and by random person keys who takes part. */
  campaigns: { partitionKey: { name: "kind", type: "S" }, sortKey: { name: "id", type: "S" } },
  /** Lists that were narrowed and given a name. */
  filters: { partitionKey: { name: "kind", type: "S" }, sortKey: { name: "id", type: "S" } },
  keys: { partitionKey: { name: "keyId", type: "S" } },
  /** Keyed hashes of erased ids: later orders of them are refused. */
  tombstones: { partitionKey: { name: "hash", type: "S" } },
} as const satisfies Record<string, TableDefinition>;

export type TableName = keyof typeof tables;

/** A segment's list is spread over so many partitions of the index and merged when read. */
export const segmentShards = 8;

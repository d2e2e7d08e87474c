import type { PurchaseHistory } from "../../model/history/purchaseHistory.ts";
import type { Model } from "../../model/model.ts";
import type { ScoreSettings } from "../../model/score/score.ts";
import type { RuleRecipe, Ruleset } from "../../model/segments/ruleset.ts";
import type { SignalHistory } from "../../model/signals/signalHistory.ts";
import type { LedgerEntry } from "../../model/referrals/ledger/entry.ts";
import type { ChannelSpend } from "../../model/kpis/addSpend.ts";
import type { ReferralState } from "../../model/referrals/referral.ts";
import type { CampaignPart, StoredCampaign, StoredCampaignReport } from "../contract/campaign.ts";
import type { StoredOrder } from "../contract/order.ts";
import type { Account, StoredEntry, StoredReferral, StoredReferralEvent } from "../contract/referral.ts";
import type { SavedFilter } from "../contract/savedFilter.ts";
import type { Scope } from "../contract/scopes.ts";
import type { StoredMembershipEvent, StoredSignal } from "../contract/signal.ts";
import type { News } from "../contract/webhook.ts";
import type { DeliveryStore, InboundStore, NewsStore, WebhookStore } from "./webhookTypes.ts";

/** The only things that know keys. Days are whole days since 1970-01-01, `now` milliseconds and passed in. */
export interface Store {
  orders: OrderStore;
  signals: OwnItemStore<StoredSignal>;
  memberships: OwnItemStore<StoredMembershipEvent>;
  referralEvents: OwnItemStore<StoredReferralEvent>;
  people: PeopleStore;
  codes: CodeStore;
  referrals: ReferralStore;
  marks: MarkStore;
  ledger: LedgerStore;
  channelSpend: ChannelSpendStore;
  customers: CustomerStore;
  catalog: CatalogStore;
  runs: RunStore;
  campaigns: CampaignStore;
  filters: FilterStore;
  keys: KeyStore;
  tombstones: TombstoneStore;
  news: NewsStore;
  webhooks: WebhookStore;
  deliveries: DeliveryStore;
  inbound: InboundStore;
  blobs: BlobStore;
}

export interface OrderStore {
  /**
   * Puts orders: new ones by batch, those already stored only if not older (revision) and not identical.
   * An orderId stored under another customer is moved (owner first, then the new place, then the old one).
   * Answers one outcome an order, in the order given.
   */
  put(orders: readonly StoredOrder[]): Promise<PutOutcome[]>;
  /** One order or refund, whosever it is; null where none is stored under that id. */
  find(orderId: string): Promise<StoredOrder | null>;
  /** All orders of a customer, strongly consistent. */
  ofCustomer(customerId: string): Promise<StoredOrder[]>;
  /** Walks a scan shard, customer by customer: every order of one customer in one piece. */
  scan(shard: number, shards: number): AsyncIterable<{ customerId: string; orders: StoredOrder[] }>;
  /** Moves every order of one customer to another. */
  moveAll(fromCustomerId: string, toCustomerId: string): Promise<number>;
  eraseAll(customerId: string): Promise<number>;
  /** Finishes moves that a crash left half done; answers the customers to rebuild. */
  finishMoves(): Promise<string[]>;
}
export type PutOutcome = "accepted" | "duplicate";

/** Items of one customer each, known by an id within that customer: signals, membership events. */
export interface OwnItemStore<T> {
  /**
   * Puts items: new ones by batch, those already stored only if not older (revision) and not identical. Answers
   * one outcome an item, in the order given.
   */
  put(items: readonly T[]): Promise<PutOutcome[]>;
  /** All items of a customer, strongly consistent. */
  ofCustomer(customerId: string): Promise<T[]>;
  /** Walks a scan shard, customer by customer: every item of one customer in one piece. */
  scan(shard: number, shards: number): AsyncIterable<{ customerId: string; items: T[] }>;
  /** Moves every item of one customer to another; safe to repeat. */
  moveAll(fromCustomerId: string, toCustomerId: string): Promise<number>;
  eraseAll(customerId: string): Promise<number>;
}

/** A customer's random keys; more than one only where ids were joined, the first then takes what is new. */
export interface Person {
  id: string;
  customerId: string;
  keys: readonly string[];
  version: number;
}
export interface PeopleStore {
  of(customerId: string): Promise<Person | null>;
  /** The keys of a customer, made where there are none; the first is the one to book under. */
  keysOf(customerId: string): Promise<string[]>;
  /** The same of many distinct customers at once. */
  keysOfAll(customerIds: readonly string[]): Promise<Map<string, readonly string[]>>;
  /** What is known of many distinct customers; those without a key are missing. */
  ofAll(customerIds: readonly string[]): Promise<Map<string, Person>>;
  /** Whose a key is; erased ones are missing. */
  customersOf(keys: readonly string[]): Promise<Map<string, string>>;
  /** Writes anew whose the keys are. */
  link(keys: readonly string[], customerId: string): Promise<void>;
  /** Gives the keys of one customer to another; safe to repeat. Answers the keys that one has then. */
  join(fromCustomerId: string, intoCustomerId: string): Promise<string[]>;
  /** Forgets whose the keys are; answers how many customers that were (0 or 1). */
  erase(customerId: string): Promise<number>;
  scan(shard: number, shards: number): AsyncIterable<Person>;
}

export interface Code {
  code: string;
  codeId: string;
  personKey: string;
}
export interface CodeStore {
  find(codes: readonly string[]): Promise<Map<string, Code>>;
  /** Gives a code to a person, unless it is another's. */
  claim(code: Code): Promise<boolean>;
  release(code: string, codeId: string): Promise<void>;
  /** Keeps clicks, each id once for a code. */
  click(clicks: readonly { codeId: string; eventId: string; day: number }[]): Promise<PutOutcome[]>;
  /** How many clicks on it there were; from a day on where one is given. */
  clicks(codeId: string, since?: number): Promise<number>;
  /** The day of every click of a scan shard; as of a moment ago. */
  clickDays(shard: number, shards: number): AsyncIterable<number>;
  removeClicks(codeId: string): Promise<void>;
}

/** What a channel cost in a month as a whole; money in minor units. */
export interface ChannelSpendStore {
  /** Keeps it, the last word holding; null takes it back. */
  put(channel: string, month: string, amount: number | null): Promise<void>;
  /** By month, ascending. */
  ofChannel(channel: string): Promise<ChannelSpend[]>;
  all(): Promise<ChannelSpend[]>;
}

export interface ReferralStore {
  find(friendKeys: readonly string[]): Promise<Map<string, StoredReferral>>;
  /** Writes a referral if its version is still `expectedVersion` (0 = not yet stored). */
  put(referral: Omit<StoredReferral, "version">, expectedVersion: number): Promise<boolean>;
  /** Referrals of an advocate, by when they were attributed; as of a moment ago. */
  byAdvocate(advocateKey: string, between?: { from: number; to: number }): Promise<StoredReferral[]>;
  /** Latest changed first; as of a moment ago. */
  byState(
    state: ReferralState,
    page: { limit: number; after?: { friendKey: string; changedAt: number } },
  ): Promise<{ items: StoredReferral[]; next: { friendKey: string; changedAt: number } | null }>;
  scan(shard: number, shards: number): AsyncIterable<StoredReferral>;
}

export interface MarkStore {
  put(mark: string, personKey: string): Promise<void>;
  holders(mark: string): Promise<string[]>;
  remove(mark: string, personKey: string): Promise<void>;
}

/** What is to be booked; with `capMonth` it counts against the caps of that month. */
export type Booking = Omit<LedgerEntry, "entryId" | "seq"> & { capMonth?: string };
export interface LedgerStore {
  account(personKey: string): Promise<Account>;
  /** In the sequence in which they were booked; strongly consistent. */
  entries(personKey: string): Promise<StoredEntry[]>;
  /**
   * Books one entry, once: where it stands already it is answered as it is. `decide` is asked with all entries and
   * the account, again whenever another booking was faster; null books nothing.
   */
  book(
    personKey: string,
    entryId: string,
    decide: (known: readonly LedgerEntry[], account: Account) => Booking | null,
  ): Promise<{ entry: StoredEntry | null; created: boolean }>;
  /** Completes what an account has reserved and not confirmed. */
  complete(reserved: Account): Promise<void>;
  accounts(shard: number, shards: number): AsyncIterable<Account>;
}

/** A customer's item: its history, what the history was built from, and the row that lists show. */
export interface Customer {
  customerId: string;
  /** Counts writes; every write of the item is conditional on it. */
  version: number;
  history: PurchaseHistory;
  /** Digest of the orders the history was built from (order-independent). */
  digest: string;
  /** What signals and membership events say; absent where there are none. `signalsAsOf` reads it. */
  signals?: SignalHistory;
  /** Digests of the signals and of the membership events it was built from; absent as well. */
  signalDigest?: string;
  membershipDigest?: string;
  /** Channel of the first order, and of the latest. */
  firstChannel?: string;
  channel?: string;
  /** Days on which referrals of this customer were approved, ascending, as the latest night found them. */
  referredDays?: readonly number[];
  row: CustomerRow | null;
  /** What nobody was told of yet. */
  news?: readonly News[];
  /** The last order after which it was told that its act-by date is reached: once a silence. */
  actByTold?: number;
  /** Marked for a rebuild whatever the digest says. */
  stale?: boolean;
}

/** What is written with a row besides it. */
export interface WithRow {
  referredDays?: readonly number[];
  /** All of it, what was not told before too. */
  news?: readonly News[];
  actByTold?: number;
}

/** The stored score: an index for lists, not the truth; money in major units, null without amounts. */
export interface CustomerRow {
  segment: string;
  rule: number;
  clv: number | null;
  probabilityAlive: number;
  valueAtRisk: number | null;
  expectedOrders: number;
  actBy: number | null;
  firstDay: number;
  lastDay: number;
  orders: number;
  spend: number | null;
  /** Cost to serve to date, and net spend expected in the horizon: in snapshots only, stored rows have neither. */
  cost?: number;
  expectedRevenue?: number | null;
  channel?: string;
  modelId: string;
  rulesetId: string;
  scoredOn: number;
  /** Milliseconds of the last rewrite. */
  changedAt: number;
}
export type ListedCustomer = CustomerRow & { customerId: string };

/** Digests of what a customer's item was built from; absent for what was never there. */
export interface Digests {
  customerId: string;
  digest?: string;
  signalDigest?: string;
  membershipDigest?: string;
  /** Marked for a rebuild whatever the digests say. */
  stale?: boolean;
}

export interface CustomerStore {
  get(customerId: string): Promise<Customer | null>;
  batchGet(customerIds: readonly string[]): Promise<Map<string, Customer>>;
  /** Writes history and row of one customer if its version is still `expectedVersion` (0 = not yet stored). */
  putHistory(customer: Omit<Customer, "version">, expectedVersion: number): Promise<"written" | "lost">;
  /** What the customers of a scan shard were built from; as of a moment ago. */
  digests(shard: number, shards: number): AsyncIterable<Digests>;
  /** The same of some customers, those that are stored, as of now. Ids must be distinct. */
  digestsOf(customerIds: readonly string[]): Promise<Map<string, Digests>>;
  /** Writes the row alone, or takes it away, if the item exists at that version; and what is given with it. */
  putRow(
    customerId: string,
    row: CustomerRow | null,
    expectedVersion: number,
    withIt?: WithRow,
  ): Promise<"written" | "lost">;
  scan(shard: number, shards: number): AsyncIterable<Customer>;
  /**
   * Marks a customer whose history must be rebuilt whatever its digest says. Counts the version up, so that
   * a rebuild already under way is lost and begins anew.
   */
  markStale(customerId: string): Promise<void>;
  /**
   * Members of a segment by descending CLV (expected orders where there is no money), merged over the shards
   * of the index. `after` is where the last page ended, as given back by the page before.
   */
  list(
    segment: string,
    page: { after?: ListPosition; limit: number },
  ): Promise<{ rows: ListedCustomer[]; next: ListPosition | null }>;
  /** Deletes the item if it is still at that version: a customer without orders is none. */
  remove(customerId: string, expectedVersion: number): Promise<"written" | "lost">;
  erase(customerId: string): Promise<void>;
}
/** Where a merged walk stands: the last member given, by what lists are sorted by (CLV) and id. */
export interface ListPosition {
  rank: number;
  customerId: string;
}

/** What {modelId, rulesetId} serve; moves as one by conditional write. */
export interface Champion {
  modelId: string;
  rulesetId: string;
  runId: string;
  version: number;
}

/** The shop's own rules, versioned so that two people saving at once do not undo each other unseen. */
export interface StoredRecipe {
  recipe: RuleRecipe;
  /** Milliseconds. */
  changedAt: number;
  version: number;
}

/** How the shop values its customers where that is not as deployed; versioned as its rules are. */
export interface StoredTerms {
  terms: Partial<ScoreSettings>;
  /** Milliseconds. */
  changedAt: number;
  version: number;
}

/** What a night found about one segment; live orders add to it until the next night. */
export interface SegmentTotals {
  customers: number;
  clv: number;
  valueAtRisk: number;
  expectedOrders: number;
  /** Rows rewritten in or out of the segment since the night: what a cursor's last page reports. */
  moves: number;
}

export interface CatalogStore {
  putModel(model: Model & { card: unknown }): Promise<void>;
  model(id: string): Promise<(Model & { card: unknown }) | null>;
  models(): Promise<(Model & { card: unknown })[]>;
  putRuleset(ruleset: Ruleset): Promise<void>;
  ruleset(id: string): Promise<Ruleset | null>;
  /** What the shop wrote as its rules; null until it does: the default recipe holds then. */
  recipe(): Promise<StoredRecipe | null>;
  /** Replaces it if its version is still `expectedVersion` (0 = none yet). */
  putRecipe(next: Omit<StoredRecipe, "version">, expectedVersion: number): Promise<"written" | "lost">;
  /** What the shop saved of its settings; null until it does. */
  terms(): Promise<StoredTerms | null>;
  /** Replaces it if its version is still `expectedVersion` (0 = none yet). */
  putTerms(next: Omit<StoredTerms, "version">, expectedVersion: number): Promise<"written" | "lost">;
  champion(): Promise<Champion | null>;
  /** Moves the pointer if its version is still `expectedVersion` (0 = none yet). */
  promote(next: Omit<Champion, "version">, expectedVersion: number): Promise<"promoted" | "lost">;
  /** The night's totals by segment, and what live orders moved since. */
  totals(runId: string): Promise<Record<string, SegmentTotals>>;
  setTotals(runId: string, totals: Record<string, SegmentTotals>): Promise<void>;
  addTotals(runId: string, deltas: Record<string, SegmentTotals>): Promise<void>;
}

export type RunState = "running" | "done" | "failed";
/** One record a night (kind "night") or an export (kind "export"). */
export interface Run {
  kind: "night" | "export";
  id: string;
  state: RunState;
  startedAt: number;
  endedAt?: number;
  /** Why it failed, without a stack. */
  reason?: string;
  /** What each step reported, or what the export holds. */
  detail: Record<string, unknown>;
  /** What nobody was told of yet. */
  news?: readonly News[];
}
export interface RunStore {
  get(kind: Run["kind"], id: string): Promise<Run | null>;
  list(kind: Run["kind"], limit: number): Promise<Run[]>;
  put(run: Run): Promise<void>;
  /** One run at a time: takes the lock unless another holder's lease is still good. */
  lock(holder: string, leaseMs: number, now: number): Promise<boolean>;
  unlock(holder: string): Promise<void>;
  /** Who took the lock last and did not give it back; its lease may be over. */
  holder(): Promise<string | null>;
}

export interface CampaignStore {
  get(campaignId: string): Promise<StoredCampaign | null>;
  list(): Promise<StoredCampaign[]>;
  /** Writes a campaign if its version is still `expectedVersion` (0 = not yet stored). */
  put(campaign: StoredCampaign, expectedVersion: number): Promise<boolean>;
  report(campaignId: string): Promise<StoredCampaignReport | null>;
  putReport(report: StoredCampaignReport): Promise<void>;
  /** Notes for each person in which arm of the campaign they are; keys must be distinct. */
  putParts(campaignId: string, personKeys: readonly string[], arms: readonly number[]): Promise<void>;
  /** The campaigns of a person. */
  partsOf(personKeys: readonly string[]): Promise<CampaignPart[]>;
  /** One list is frozen at a time: takes the lock unless another holder's lease is still good. */
  lock(holder: string, leaseMs: number, now: number): Promise<boolean>;
  unlock(holder: string): Promise<void>;
}

export interface FilterStore {
  list(): Promise<SavedFilter[]>;
  /** Puts a filter in place of one of the same id. */
  put(filter: SavedFilter): Promise<void>;
  remove(id: string): Promise<void>;
}

export { type Scope, scopes } from "../contract/scopes.ts";
export interface StoredKey {
  keyId: string;
  /** SHA-256 of the secret, hex. */
  hash: string;
  scopes: Scope[];
  label: string;
  createdAt: number;
  revokedAt?: number;
}
export interface KeyStore {
  put(key: StoredKey): Promise<void>;
  get(keyId: string): Promise<StoredKey | null>;
  list(): Promise<StoredKey[]>;
}

export interface TombstoneStore {
  put(hash: string, now: number): Promise<void>;
  has(hashes: readonly string[]): Promise<Set<string>>;
  /** Those put at or after a moment, in milliseconds. */
  since(moment: number): Promise<Set<string>>;
  remove(hash: string): Promise<void>;
}

/** Snapshots, night statistics, exports: a folder here, a bucket in the cloud. */
export interface BlobStore {
  put(key: string, body: Uint8Array): Promise<void>;
  /** Writes piece by piece, in constant memory; visible under its key only when all of it is there. */
  putStream(key: string, pieces: AsyncIterable<Uint8Array>): Promise<void>;
  get(key: string): Promise<Uint8Array | null>;
  /** All of a blob, or the bytes from one on and before another. */
  stream(key: string, range?: { from: number; to: number }): AsyncIterable<Uint8Array>;
  list(prefix: string): Promise<string[]>;
  remove(key: string): Promise<void>;
  /** A link that fetches a blob without coming by here, where the store can hand one out. */
  link?(key: string, how: { seconds: number; contentType: string; fileName: string }): Promise<string>;
}

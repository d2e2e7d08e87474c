import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { openLots } from "../../model/referrals/ledger/openLots.ts";
import type { LedgerEntry } from "../../model/referrals/ledger/entry.ts";
import type { Account, StoredEntry } from "../contract/referral.ts";
import { conditionally, type StoreContext } from "./context.ts";
import { queryPages, scanPages } from "./paged.ts";
import type { Booking, LedgerStore } from "./types.ts";

const attempts = 100;
/** The item of an account lies beside the entries; no entry is called so. */
const accountId = "account";

/**
 * Rewards, append-only. One account a person guards caps and balance: a booking reserves there (one write, conditional
 * on the account's version), writes its entry if absent, and confirms. Whoever finds a reservation that was not
 * confirmed completes it first, so a process killed between two writes neither loses an entry nor books it twice.
 */
export function ledgerStore(context: StoreContext): LedgerStore {
  const { client, tableNames } = context;
  const TableName = tableNames.ledger;

  async function account(personKey: string): Promise<Account> {
    const answer = await client.send(
      new GetCommand({ TableName, Key: { personKey, entryId: accountId }, ConsistentRead: true }),
    );
    const none: Account = { personKey, version: 0, seq: 0, balance: 0, months: {}, rewarded: 0 };
    return (answer.Item as Account | undefined) ?? none;
  }

  async function entries(personKey: string): Promise<StoredEntry[]> {
    const found: StoredEntry[] = [];
    const input = {
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: "personKey = :key",
      ExpressionAttributeValues: { ":key": personKey },
    };
    for await (const page of queryPages(context, input))
      found.push(...(page as unknown as StoredEntry[]).filter(({ entryId }) => entryId !== accountId));
    return found.sort((a, b) => a.seq - b.seq);
  }

  function putAccount(next: Account, version: number): Promise<boolean> {
    const condition =
      version === 0
        ? { ConditionExpression: "attribute_not_exists(personKey)" }
        : {
            ConditionExpression: "#version = :version",
            ExpressionAttributeNames: { "#version": "version" },
            ExpressionAttributeValues: { ":version": version },
          };
    const Item = { ...next, entryId: accountId, version: version + 1 };
    return conditionally(client.send(new PutCommand({ TableName, Item, ...condition })));
  }

  /** Writes the entry that an account has reserved, and confirms it; harmless however often. */
  async function complete(reserved: Account): Promise<void> {
    const { pending, personKey } = reserved;
    if (pending === undefined) return;
    const put = new PutCommand({
      TableName,
      Item: { ...pending, personKey },
      ConditionExpression: "attribute_not_exists(personKey)",
    });
    await conditionally(client.send(put));
    const { pending: _, ...confirmed } = reserved;
    await putAccount(confirmed, reserved.version);
  }

  async function book(
    personKey: string,
    entryId: string,
    decide: (known: readonly LedgerEntry[], account: Account) => Booking | null,
  ): Promise<{ entry: StoredEntry | null; created: boolean }> {
    if (entryId === accountId) throw new RangeError(`book requires an id of an entry: ${entryId}`);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const before = await account(personKey);
      if (before.pending) {
        await complete(before);
        continue;
      }
      // The account first, then its entries: whatever is booked in between makes the reservation lose.
      const known = await entries(personKey);
      const there = known.find((entry) => entry.entryId === entryId);
      if (there) return { entry: there, created: false };
      const booking = decide(known, before);
      if (booking === null) return { entry: null, created: false };
      const { capMonth, ...content } = booking;
      const pending: LedgerEntry = { ...content, entryId, seq: before.seq + 1 };
      if (!(before.balance + pending.amount >= 0))
        throw new RangeError(`book requires a balance that stays >= 0: ${before.balance} ${pending.amount}`);
      const reserved = { ...reserve(before, pending, known, capMonth), pending };
      if (!(await putAccount(reserved, before.version))) continue;
      await complete({ ...reserved, version: before.version + 1 });
      return { entry: { ...pending, personKey }, created: true };
    }
    throw new Error(
      `book requires an account that others leave alone for a moment: ${attempts} attempts lost`,
    );
  }

  async function* accounts(shard: number, shards: number): AsyncGenerator<Account> {
    const input = {
      TableName,
      ConsistentRead: true,
      FilterExpression: "entryId = :account",
      ExpressionAttributeValues: { ":account": accountId },
    };
    for await (const page of scanPages(context, input, shard, shards)) yield* page as unknown as Account[];
  }

  return { account, entries, book, complete, accounts };
}

/** The account with one more entry counted in. */
function reserve(
  before: Account,
  entry: LedgerEntry,
  known: readonly LedgerEntry[],
  capMonth: string | undefined,
): Account {
  const expiries = openLots([...known, entry]).map(({ expiresDay }) => expiresDay);
  const first = Math.min(Number.POSITIVE_INFINITY, ...expiries);
  const { nextExpiry: _, pending: __, ...rest } = before;
  return {
    ...rest,
    seq: entry.seq,
    balance: before.balance + entry.amount,
    ...(capMonth !== undefined && {
      months: { ...before.months, [capMonth]: (before.months[capMonth] ?? 0) + 1 },
      rewarded: before.rewarded + 1,
    }),
    ...(first < Number.POSITIVE_INFINITY && { nextExpiry: first }),
  };
}

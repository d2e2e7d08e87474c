import { GetCommand, PutCommand, QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import type { DeliveryState, StoredDelivery } from "../contract/webhook.ts";
import { batchGet, batchWrite } from "./batch.ts";
import { concurrently } from "./concurrently.ts";
import { conditionally, type StoreContext } from "./context.ts";
import { queryPages } from "./paged.ts";
import { lastRank, timeRank } from "./timeRank.ts";
import type { DeliveryStore } from "./webhookTypes.ts";

/** Conditional writes in flight at once. */
const parallel = 16;

/**
 * Events on their way to endpoints, one item for each of both. Beside them, under each customer they name, an item that
 * points there, written before and deleted after: so whatever names somebody is found without looking through all.
 */
export function deliveryStore(context: StoreContext): DeliveryStore {
  const { client, tableNames } = context;
  const TableName = tableNames.deliveries;
  const place = (webhookId: string, state: DeliveryState) => `${webhookId}#${state}`;
  const pointer = (customerId: string, { webhookId, deliveryId }: StoredDelivery) => ({
    webhookId: `customer#${customerId}`,
    deliveryId: `${webhookId} ${deliveryId}`,
  });

  const itemOf = (delivery: StoredDelivery) => ({
    ...delivery,
    place: place(delivery.webhookId, delivery.state),
    rank: timeRank(delivery.at, delivery.deliveryId),
  });

  async function add(deliveries: readonly StoredDelivery[]): Promise<void> {
    await concurrently(deliveries, parallel, async (delivery) => {
      for (const customerId of delivery.about)
        await client.send(new PutCommand({ TableName, Item: pointer(customerId, delivery) }));
      const put = new PutCommand({
        TableName,
        Item: itemOf(delivery),
        ConditionExpression: "attribute_not_exists(webhookId)",
      });
      await conditionally(client.send(put));
    });
  }

  async function get(webhookId: string, deliveryId: string): Promise<StoredDelivery | null> {
    const answer = await client.send(
      new GetCommand({ TableName, Key: { webhookId, deliveryId }, ConsistentRead: true }),
    );
    return answer.Item ? deliveryOf(answer.Item) : null;
  }

  const inState = (webhookId: string, state: DeliveryState): QueryCommandInput => ({
    TableName,
    IndexName: "byState",
    KeyConditionExpression: "place = :place",
    ExpressionAttributeValues: { ":place": place(webhookId, state) },
  });

  const move: DeliveryStore["move"] = (delivery, to) => {
    const put = new PutCommand({
      TableName,
      Item: itemOf({ ...delivery, ...to }),
      // Nothing that was erased or removed meanwhile comes back, and of two at it one goes on.
      ConditionExpression: "place = :place AND #rank = :rank AND attempts = :attempts",
      ExpressionAttributeNames: { "#rank": "rank" },
      ExpressionAttributeValues: {
        ":place": place(delivery.webhookId, delivery.state),
        ":rank": timeRank(delivery.at, delivery.deliveryId),
        ":attempts": delivery.attempts,
      },
    });
    return conditionally(client.send(put));
  };

  async function remove(deliveries: readonly StoredDelivery[]): Promise<void> {
    await batchWrite(context, TableName, deliveries.map(deleting));
    const pointers = deliveries.flatMap((one) => one.about.map((id) => deleting(pointer(id, one))));
    await batchWrite(context, TableName, pointers);
  }

  async function pointersTo(customerId: string): Promise<{ webhookId: string; deliveryId: string }[]> {
    const found: { webhookId: string; deliveryId: string }[] = [];
    const pages = queryPages(context, {
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: "webhookId = :customer",
      ExpressionAttributeValues: { ":customer": `customer#${customerId}` },
    });
    for await (const page of pages) found.push(...(page as typeof found));
    return found;
  }

  async function ofCustomer(customerId: string): Promise<StoredDelivery[]> {
    const keys = (await pointersTo(customerId)).map(({ deliveryId: pointed }) => {
      const [webhookId, deliveryId] = pointed.split(" ");
      return { webhookId, deliveryId };
    });
    return (await batchGet(context, TableName, keys)).map(deliveryOf);
  }

  return {
    add,
    get,
    async upTo(webhookId, state, at, limit) {
      const { ExpressionAttributeValues, ...input } = inState(webhookId, state);
      const { Items = [] } = await client.send(
        new QueryCommand({
          ...input,
          KeyConditionExpression: "place = :place AND #rank <= :last",
          ExpressionAttributeNames: { "#rank": "rank" },
          ExpressionAttributeValues: { ...ExpressionAttributeValues, ":last": lastRank(at) },
          Limit: limit,
        }),
      );
      return Items.map(deliveryOf);
    },
    async nextDue(webhookId) {
      const { Items = [] } = await client.send(
        new QueryCommand({ ...inState(webhookId, "pending"), Limit: 1 }),
      );
      return Items.length === 0 ? null : Number(Items[0].at);
    },
    move,
    async list(webhookId, state, { limit, after }) {
      const { Items = [], LastEvaluatedKey: last } = await client.send(
        new QueryCommand({
          ...inState(webhookId, state),
          ScanIndexForward: false,
          Limit: limit,
          ExclusiveStartKey: after && { webhookId, place: place(webhookId, state), ...after },
        }),
      );
      return {
        items: Items.map(deliveryOf),
        next: last ? { deliveryId: last.deliveryId as string, rank: Number(last.rank) } : null,
      };
    },
    remove,
    async someOf(webhookId, limit) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "webhookId = :id",
          ExpressionAttributeValues: { ":id": webhookId },
          Limit: limit,
        }),
      );
      return Items.map(deliveryOf);
    },
    ofCustomer,
    async eraseAll(customerId) {
      const pointers = await pointersTo(customerId);
      await remove(await ofCustomer(customerId));
      await batchWrite(context, TableName, pointers.map(deleting));
      return pointers.length;
    },
  };
}

function deleting({ webhookId, deliveryId }: { webhookId: string; deliveryId: string }) {
  return { DeleteRequest: { Key: { webhookId, deliveryId } } };
}

function deliveryOf({ place: _, rank: __, ...rest }: Record<string, unknown>): StoredDelivery {
  return rest as unknown as StoredDelivery;
}

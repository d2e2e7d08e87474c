import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { StoredOrder } from "../../functions/contract/order.ts";
import type { DocumentSender } from "../../functions/store/context.ts";
import { memoryBlobs } from "../../infra/local/memoryBlobs.ts";
import { createStore } from "../../functions/store/store.ts";
import type { Store } from "../../functions/store/types.ts";
import { runs } from "../support/runs.ts";
import { describeEngine } from "./describeEngine.ts";
import type { TablesUnderTest } from "./engines/engineKind.ts";
import { engines } from "./engines/index.ts";
import { orderOf } from "./orderOf.ts";

/** Lets several actors' requests through one at a time, in a sequence of its choosing. */
function turnstile(next: (waiting: number) => number) {
  const waiting: (() => Promise<void>)[] = [];
  let live = 0;
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  async function turn(): Promise<void> {
    while (live > 0) {
      // Whoever can ask for something has asked.
      await settle();
      await settle();
      if (waiting.length === 0) continue;
      await waiting.splice(next(waiting.length), 1)[0]();
    }
  }

  return {
    client: (client: DocumentSender) =>
      ({
        send: (command: never) =>
          new Promise((resolve, reject) => {
            waiting.push(() => client.send(command).then(resolve, reject));
          }),
      }) as unknown as DocumentSender,
    async run(actors: (() => Promise<unknown>)[]): Promise<void> {
      live = actors.length;
      const work = actors.map((actor) =>
        actor().finally(() => {
          live--;
        }),
      );
      await turn();
      await Promise.all(work);
    },
  };
}

async function all(tables: TablesUnderTest, name: "orders" | "owners") {
  const { client, tableNames } = tables.context;
  const { Items = [] } = await client.send(
    new ScanCommand({ TableName: tableNames[name], ConsistentRead: true }),
  );
  return Items as Record<string, unknown>[];
}

/** Every order lies once, under its owner, and no move is left half done. */
async function expectOneCopyEach(tables: TablesUnderTest): Promise<void> {
  const owners = await all(tables, "owners");
  const orders = await all(tables, "orders");
  const place = ({ orderId, customerId }: Record<string, unknown>) => `${orderId} of ${customerId}`;
  expect(owners.filter(({ formerly }) => formerly !== undefined)).toEqual([]);
  expect(orders.map(place).sort()).toEqual(owners.map(place).sort());
}

interface Post {
  customer: number;
  amount: number;
  revision: number | undefined;
}
const posts = fc.array(
  fc.record({
    customer: fc.nat(2),
    amount: fc.nat(99),
    revision: fc.option(fc.nat(3), { nil: undefined, freq: 3 }),
  }),
  { minLength: 2, maxLength: 3 },
);
const orderFrom = ({ customer, amount, revision }: Post): StoredOrder =>
  orderOf({
    orderId: "o",
    customerId: `c${customer}`,
    amount,
    ...(revision !== undefined && { revision }),
  });

describeEngine(
  "requests that meet",
  ({ freshStore, slowness }) => {
    const storesOf = (tables: TablesUnderTest, gate: ReturnType<typeof turnstile>, count: number): Store[] =>
      Array.from({ length: count }, () =>
        createStore({ ...tables.context, client: gate.client(tables.context.client) }, memoryBlobs()),
      );

    it("leave one copy of a new order, under its owner, however their requests interleave", async () => {
      const tables = await freshStore();
      await fc.assert(
        fc.asyncProperty(posts, fc.infiniteStream(fc.nat()), async (sent, random) => {
          for (const id of ["c0", "c1", "c2"]) await tables.store.orders.eraseAll(id);
          const gate = turnstile((waiting) => random.next().value % waiting);
          const stores = storesOf(tables, gate, sent.length);
          await gate.run(sent.map((post, i) => () => stores[i].orders.put([orderFrom(post)])));
          await expectOneCopyEach(tables);
        }),
        { numRuns: runs(120 / slowness) },
      );
    });

    it("leave one copy wherever one waits while the other does all of its work", async () => {
      const one = orderOf({ orderId: "o", customerId: "a", amount: 1 });
      const other = orderOf({ orderId: "o", customerId: "b", amount: 2 });
      const tables = await freshStore();
      for (let wait = 0; wait < 8; wait++) {
        let passed = 0;
        let done = false;
        const paused = {
          send: async (command: never) => {
            if (passed++ === wait) {
              await tables.store.orders.put([other]);
              done = true;
            }
            return tables.context.client.send(command);
          },
        } as unknown as DocumentSender;
        const store = createStore({ ...tables.context, client: paused }, memoryBlobs());
        await store.orders.put([one]);
        if (!done) await tables.store.orders.put([other]);
        await expectOneCopyEach(tables);
        for (const id of ["a", "b"]) await tables.store.orders.eraseAll(id);
      }
    });

    it("leave nothing that names an erased customer, wherever the erasure meets an order or a crash left it", async () => {
      const order = orderOf({ orderId: "o", customerId: "a" });
      const tables = await freshStore();
      for (let wait = 0; wait < 8; wait++) {
        for (const crash of [false, true]) {
          let passed = 0;
          const meeting = {
            send: async (command: never) => {
              if (passed++ === wait) {
                if (crash) throw new Error("killed");
                await tables.store.orders.eraseAll("a");
              }
              return tables.context.client.send(command);
            },
          } as unknown as DocumentSender;
          const store = createStore({ ...tables.context, client: meeting }, memoryBlobs());
          await store.orders.put([order]).catch(() => {});
          // What was put after the erasure is erased by the rebuild that finds the tombstone.
          await tables.store.orders.eraseAll("a");
          expect({
            wait,
            crash,
            left: [...(await all(tables, "owners")), ...(await all(tables, "orders"))],
          }).toEqual({
            wait,
            crash,
            left: [],
          });
        }
      }
    });

    it("of one process alone leave one copy of a new order, though claims go by batch", async () => {
      const tables = await freshStore();
      await fc.assert(
        fc.asyncProperty(posts, fc.infiniteStream(fc.nat()), async (sent, random) => {
          for (const id of ["c0", "c1", "c2"]) await tables.store.orders.eraseAll(id);
          const gate = turnstile((waiting) => random.next().value % waiting);
          const client = gate.client(tables.context.client);
          const store = createStore({ ...tables.context, client, alone: true }, memoryBlobs());
          await gate.run(sent.map((post) => () => store.orders.put([orderFrom(post)])));
          await expectOneCopyEach(tables);
        }),
        { numRuns: runs(60 / slowness) },
      );
    });
  },
  engines,
);

import type { DocumentSender } from "../../../functions/store/context.ts";

/** Capacity units spent, by table or by table and index ("customers", "customers/bySegment"). */
export interface Units {
  read: Record<string, number>;
  write: Record<string, number>;
  requests: number;
}

interface Consumed {
  TableName?: string;
  CapacityUnits?: number;
  Table?: { CapacityUnits?: number };
  GlobalSecondaryIndexes?: Record<string, { CapacityUnits?: number }>;
}

const reading = ["GetCommand", "QueryCommand", "ScanCommand", "BatchGetCommand"];

export interface UnitCounter {
  /** Units since the last call. */
  take(): Units;
  around(client: DocumentSender): DocumentSender;
}

/** Asks every request what it consumed, and adds it up. A write whose condition failed answers nothing and is not in it. */
export function createUnitCounter(): UnitCounter {
  let units: Units = { read: {}, write: {}, requests: 0 };

  function add(kind: "read" | "write", name: string, amount = 0): void {
    if (amount > 0) units[kind][name] = (units[kind][name] ?? 0) + amount;
  }

  function count(kind: "read" | "write", consumed: Consumed): void {
    const { TableName = "", CapacityUnits, Table, GlobalSecondaryIndexes = {} } = consumed;
    const table = TableName.slice(TableName.lastIndexOf("-") + 1);
    add(kind, table, Table?.CapacityUnits ?? CapacityUnits);
    for (const [index, of] of Object.entries(GlobalSecondaryIndexes)) {
      add(kind, `${table}/${index}`, of.CapacityUnits);
    }
  }

  return {
    take() {
      const taken = units;
      units = { read: {}, write: {}, requests: 0 };
      return taken;
    },
    around: (client) =>
      ({
        async send(command: { input: Record<string, unknown> }) {
          command.input.ReturnConsumedCapacity = "INDEXES";
          units.requests++;
          const answer = await (client.send as (command: unknown) => Promise<Record<string, unknown>>)(
            command,
          );
          const kind = reading.includes(command.constructor.name) ? "read" : "write";
          const { ConsumedCapacity: consumed } = answer;
          for (const one of Array.isArray(consumed) ? consumed : consumed ? [consumed] : []) count(kind, one);
          return answer;
        },
      }) as unknown as DocumentSender,
  };
}

/** All units of one kind. */
export function total(of: Record<string, number>): number {
  return Object.values(of).reduce((sum, units) => sum + units, 0);
}

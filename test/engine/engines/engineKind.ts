import type { StreamRecord } from "../../../functions/contract/stream.ts";
import type { DocumentSender, StoreContext } from "../../../functions/store/context.ts";

/** An engine that the same claims are held against. */
export interface EngineKind {
  name: string;
  /** Why it cannot run here, in words; null when it can. */
  missing: string | null;
  /** Random cases and steps it is tried on are fewer by this factor: how much longer its requests take. */
  slowness: number;
  start(): Promise<EngineUnderTest>;
}

export interface EngineUnderTest {
  /**
   * Empty tables of their own, and what speaks to them.
   *
   * @param around wraps what sends the commands, e.g. to count them or to let them fail
   */
  freshTables(around?: (client: DocumentSender) => DocumentSender): Promise<TablesUnderTest>;
  close(): Promise<void>;
}

export interface TablesUnderTest {
  context: StoreContext;
  /** Stream records of the writes since the last call, oldest first for each key. */
  takeRecords(): Promise<StreamRecord[]>;
}

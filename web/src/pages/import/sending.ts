import type { LinedOrder } from "../../../../functions/csv/ordersToSend.ts";
import {
  describeFieldProblems,
  type FieldFault,
} from "../../../../functions/orders/describeFieldProblems.ts";
import { maxOrdersPerRequest, type SentOrder } from "../../../../functions/orders/sentOrder.ts";

/** What `POST /v1/orders` answers. */
export interface Taken {
  accepted: number;
  duplicates: number;
  rejected: { index: number; orderId: string | null; problems: FieldFault[] }[];
}

/** A row that was not taken. */
export interface RejectedLine {
  line: number;
  /** The row as it stands in the file, or the order's id where the service refused it. */
  row: string;
  problem: string;
}

export interface Progress {
  /** Orders sent and answered, of so many. */
  done: number;
  total: number;
  accepted: number;
  duplicates: number;
  rejected: RejectedLine[];
}

export interface SendingParts {
  total: number;
  /** Orders from a position on; asked for in ascending sequence. */
  take(from: number, count: number): Promise<LinedOrder[]>;
  /** @throws what `mayRetry` judges */
  post(orders: SentOrder[]): Promise<Taken>;
  /** Whether a failure may pass by itself: no answer, too much at once, trouble inside. */
  mayRetry(failure: unknown): boolean;
  wait(milliseconds: number): Promise<void>;
  tell(progress: Progress): void;
}

/** Requests under way at once: the service reads one piece while it stores another. */
const parallel = 4;
/** Pauses before a piece is sent again, in milliseconds; after the last the sending stops. */
const pauses = [1000, 3000, 9000];

/**
 * Sends orders in full pieces. It can be paused and taken up again, also after a failure: pieces without an answer
 * are sent anew, and what they stored already counts as duplicates.
 */
export class Sending {
  readonly progress: Progress;
  private readonly parts: SendingParts;
  private readonly unsent: LinedOrder[][] = [];
  private next = 0;
  private running = false;
  private failure: unknown = null;

  constructor(parts: SendingParts) {
    this.parts = parts;
    this.progress = { done: 0, total: parts.total, accepted: 0, duplicates: 0, rejected: [] };
  }

  /** Stops once the pieces under way are answered. */
  pause(): void {
    this.running = false;
  }

  /**
   * Sends all that is left.
   *
   * @returns whether everything was sent; false when it was paused
   * @throws the failure that stopped it
   */
  async run(): Promise<boolean> {
    this.running = true;
    this.failure = null;
    await Promise.all(Array.from({ length: parallel }, () => this.work()));
    this.running = false;
    if (this.failure !== null) throw this.failure;
    return this.progress.done === this.progress.total;
  }

  private async work(): Promise<void> {
    while (this.running) {
      const piece = this.unsent.shift() ?? (await this.takeNext());
      if (piece === null) return;
      try {
        this.count(piece, await this.post(piece));
      } catch (failure) {
        this.unsent.push(piece);
        this.failure ??= failure;
        this.running = false;
      }
    }
  }

  private async takeNext(): Promise<LinedOrder[] | null> {
    if (this.next >= this.parts.total) return null;
    const from = this.next;
    this.next += maxOrdersPerRequest;
    return this.parts.take(from, maxOrdersPerRequest);
  }

  private async post(piece: readonly LinedOrder[]): Promise<Taken> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.parts.post(piece.map(({ order }) => order));
      } catch (failure) {
        if (!this.running || attempt >= pauses.length || !this.parts.mayRetry(failure)) throw failure;
        await this.parts.wait(pauses[attempt]);
      }
    }
  }

  private count(piece: readonly LinedOrder[], { accepted, duplicates, rejected }: Taken): void {
    const { progress } = this;
    progress.done += piece.length;
    progress.accepted += accepted;
    progress.duplicates += duplicates;
    for (const { index, problems } of rejected) {
      const { line, order } = piece[index];
      progress.rejected.push({ line, row: order.orderId, problem: describeFieldProblems(problems) });
    }
    this.parts.tell({ ...progress });
  }
}

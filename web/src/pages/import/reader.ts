import type { LinedOrder } from "../../../../functions/csv/ordersToSend.ts";
import type { Answers, FromReader, Shop, ToReader } from "./messages.ts";

/** What the page does with what the reader says by itself. */
export interface ReaderEars {
  names(found: Extract<FromReader, { kind: "names" }>): void;
  progress(share: number): void;
  reading(reading: Extract<FromReader, { kind: "reading" }>["reading"]): void;
  refused(problems: Extract<FromReader, { kind: "refused" }>["problems"]): void;
  broken(message: string): void;
}

/** The worker that reads a file, as the page speaks with it. Answers to what was asked before are not heard. */
export class Reader {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, (orders: LinedOrder[]) => void>();
  private turn = 0;

  constructor(ears: ReaderEars) {
    this.worker = new Worker(new URL("./reader.worker.ts", import.meta.url), { type: "module" });
    this.worker.onmessage = ({ data }: MessageEvent<FromReader>) => this.hear(data, ears);
    this.worker.onerror = (event) => ears.broken(event.message);
  }

  open(file: File): void {
    this.turn += 1;
    this.say({ kind: "open", file });
  }

  read(shop: Shop, answers: Answers): void {
    this.turn += 1;
    this.say({ kind: "read", turn: this.turn, shop, answers, now: Date.now() });
  }

  orders(from: number, count: number): Promise<LinedOrder[]> {
    return new Promise((resolve) => {
      this.waiting.set(from, resolve);
      this.say({ kind: "orders", from, count });
    });
  }

  close(): void {
    this.worker.terminate();
  }

  private say(message: ToReader): void {
    this.worker.postMessage(message);
  }

  private hear(message: FromReader, ears: ReaderEars): void {
    if (message.kind === "orders") {
      this.waiting.get(message.from)?.(message.orders);
      this.waiting.delete(message.from);
      return;
    }
    if ("turn" in message && message.turn !== null && message.turn !== this.turn) return;
    if (message.kind === "names") ears.names(message);
    else if (message.kind === "progress")
      ears.progress(message.total === 0 ? 1 : message.read / message.total);
    else if (message.kind === "reading") ears.reading(message.reading);
    else if (message.kind === "refused") ears.refused(message.problems);
    else ears.broken(message.message);
  }
}

import { dayToIso } from "../../model/time/dayToIso.ts";

const pieceSize = 1 << 20;
/** Room for the longest field but text. */
const fieldRoom = 64;
const mustQuote = /^\s|[",\r\n]|\s$/;
const powers = Array.from({ length: 10 }, (_, power) => 10 ** power);
const [comma, carriageReturn, newline, minus, point, zero] = [44, 13, 10, 45, 46, 48];

/**
 * Writes CSV (RFC 4180) into pieces of a megabyte. Numbers go digit by digit into bytes: five times as fast as
 * through texts, which counts over a million customers with twenty numbers each.
 */
export class CsvWriter {
  private piece: Buffer = Buffer.allocUnsafe(pieceSize);
  private at = 0;
  private isFirst = true;
  private full: Buffer[] = [];
  private readonly days = new Map<number, string>();

  /** Any text, quoted where it must be. */
  text(value: string): void {
    this.plain(mustQuote.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  }

  /** A text that needs no quotes. */
  plain(value: string): void {
    this.next();
    const room = value.length * 3;
    if (room > this.piece.length - this.at - fieldRoom) this.turn(room);
    this.at += this.piece.write(value, this.at);
  }

  /** A number with so many decimals, halves away from zero; empty for NaN and null. */
  number(value: number | null, decimals: number): void {
    this.next();
    if (value === null || Number.isNaN(value)) return;
    const scaled = Math.round(Math.abs(value) * powers[decimals]);
    if (value < 0 && scaled > 0) this.piece[this.at++] = minus;
    if (scaled < 2 ** 31) this.digits(scaled, decimals);
    else this.at += this.piece.write((scaled / powers[decimals]).toFixed(decimals), this.at);
  }

  /** The digits of a whole number below 2^31, with a point before the last `decimals` of them. */
  private digits(scaled: number, decimals: number): void {
    let count = 1;
    for (let bound = 10; bound <= scaled; bound *= 10) count++;
    if (count <= decimals) count = decimals + 1;
    const { piece } = this;
    const end = this.at + count + (decimals > 0 ? 1 : 0);
    const pointAt = decimals > 0 ? end - 1 - decimals : -1;
    let rest = scaled | 0;
    for (let place = end - 1; place >= this.at; place--) {
      if (place === pointAt) {
        piece[place] = point;
        continue;
      }
      const tenth = (rest / 10) | 0;
      piece[place] = zero + rest - tenth * 10;
      rest = tenth;
    }
    this.at = end;
  }

  /** A day as YYYY-MM-DD; empty for NaN. */
  day(day: number): void {
    this.next();
    if (Number.isNaN(day)) return;
    let text = this.days.get(day);
    if (text === undefined) {
      text = dayToIso(day);
      this.days.set(day, text);
    }
    this.at += this.piece.write(text, this.at, "latin1");
  }

  endRow(): void {
    this.piece[this.at++] = carriageReturn;
    this.piece[this.at++] = newline;
    this.isFirst = true;
  }

  /** The pieces that are full, to be written away. */
  takeFull(): Buffer[] {
    const taken = this.full;
    this.full = [];
    return taken;
  }

  /** What is left. */
  end(): Buffer[] {
    this.turn(0);
    return this.takeFull();
  }

  private next(): void {
    if (this.piece.length - this.at < fieldRoom) this.turn(fieldRoom);
    if (!this.isFirst) this.piece[this.at++] = comma;
    this.isFirst = false;
  }

  private turn(room: number): void {
    if (this.at > 0) this.full.push(this.piece.subarray(0, this.at));
    this.piece = Buffer.allocUnsafe(Math.max(pieceSize, room + fieldRoom));
    this.at = 0;
  }
}

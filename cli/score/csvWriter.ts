import { dayToIso } from "../../model/time/dayToIso.ts";

const pieceSize = 1 << 20;
/** Room for the longest field but text. */
const fieldRoom = 64;
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
    this.next();
    const quoted =
      /[",\r\n]/.test(value) || value !== value.trim() ? `"${value.replaceAll('"', '""')}"` : value;
    if (quoted.length * 3 > this.piece.length - this.at) this.turn(quoted.length * 3);
    this.at += this.piece.write(quoted, this.at);
  }

  /** A number with so many decimals, halves away from zero; empty for NaN and null. */
  number(value: number | null, decimals: number): void {
    this.next();
    if (value === null || Number.isNaN(value)) return;
    const scaled = Math.round(Math.abs(value) * 10 ** decimals);
    if (!(scaled <= Number.MAX_SAFE_INTEGER)) {
      this.at += this.piece.write(String(value), this.at);
      return;
    }
    if (value < 0 && scaled > 0) this.piece[this.at++] = minus;
    let digits = Math.max(decimals + 1, scaled < 10 ? 1 : Math.floor(Math.log10(scaled)) + 1);
    if (scaled >= 10 ** digits) digits++;
    else if (digits > decimals + 1 && scaled < 10 ** (digits - 1)) digits--;
    const end = this.at + digits + (decimals > 0 ? 1 : 0);
    let rest = scaled;
    for (let place = end - 1, written = 0; place >= this.at; place--) {
      if (decimals > 0 && written === decimals) {
        this.piece[place--] = point;
      }
      const tenth = Math.floor(rest / 10);
      this.piece[place] = zero + rest - tenth * 10;
      rest = tenth;
      written++;
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

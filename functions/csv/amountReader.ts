import { mostMinor, roundHalfAway } from "../../model/money/toMinor.ts";
import { readAmountText } from "./amountText.ts";
import { currencyMarks } from "./currencyMarks.ts";
import { Evidence } from "./evidence.ts";
import { decodeUtf8 } from "./text.ts";

const point = 46;
const comma = 44;

/** Bits of a row's flags: what a lone mark before three digits will mean is known only at the end of the file. */
export const lonePoint = 2;
export const loneComma = 4;

/**
 * Reads amounts into whole minor units. What "1.234" is cannot be told from itself: such amounts are read as
 * thousands and flagged, and corrected once all of the file has spoken (see `lone`).
 */
export class AmountReader {
  /** Of the amount last read: minor units >= 0, its sign, and its flag. */
  minor = 0;
  negative = false;
  lone = 0;
  rounded = 0;
  /** Whether the point or the comma parts whole units from fractions. */
  readonly mark: Evidence<"point", "comma">;
  private readonly digits: number;
  private readonly scale: number;
  private readonly currency: string;
  private marks: Set<string> | null = null;

  constructor(digits: number, currency: string, mark = new Evidence("point", "comma")) {
    this.digits = digits;
    this.scale = 10 ** digits;
    this.currency = currency;
    this.mark = mark;
  }

  /** Reads one amount; answers what is wrong with it, or null. */
  read(bytes: Uint8Array, start: number, end: number, line: number): string | null {
    let position = start;
    this.negative = bytes[position] === 45;
    if (this.negative) position += 1;
    const first = bytes[position];
    let mantissa = 0;
    let count = 0;
    let mark = 0;
    let before = 0;
    for (; position < end; position += 1) {
      const byte = bytes[position];
      if (byte >= 48 && byte <= 57) {
        mantissa = mantissa * 10 + byte - 48;
        count += 1;
      } else if ((byte === point || byte === comma) && mark === 0) {
        mark = byte;
        before = count;
      } else return this.readText(bytes, start, end, line);
    }
    if (count === 0 || count > 15) return this.readText(bytes, start, end, line);
    const decimals = mark === 0 ? 0 : count - before;
    this.lone = 0;
    if (mark === 0) this.minor = mantissa * this.scale;
    else if (decimals === 3 && before >= 1 && before <= 3 && first !== 48) {
      this.lone = mark === point ? lonePoint : loneComma;
      this.minor = mantissa * this.scale;
      this.mark.open(line, bytes, start, end);
    } else if (decimals === 0 || before === 0) return this.readText(bytes, start, end, line);
    else {
      this.mark.say(mark === point ? 0 : 1, line, bytes, start, end);
      this.minor = this.scaled(mantissa, decimals);
    }
    return this.minor < mostMinor ? null : "is too large an amount";
  }

  /** The other reading of an amount with a lone mark: the mark parts the fraction. */
  asFraction(minor: number): number {
    if (minor % 1000 !== 0) this.rounded += 1;
    return roundHalfAway(minor / 1000);
  }

  private scaled(mantissa: number, decimals: number): number {
    if (decimals <= this.digits) return mantissa * 10 ** (this.digits - decimals);
    const divisor = 10 ** (decimals - this.digits);
    if (mantissa % divisor !== 0) this.rounded += 1;
    return Math.floor(mantissa / divisor) + ((mantissa % divisor) * 2 >= divisor ? 1 : 0);
  }

  private readText(bytes: Uint8Array, start: number, end: number, line: number): string | null {
    this.marks ??= currencyMarks(this.currency);
    const text = decodeUtf8(bytes.subarray(start, end));
    const read = readAmountText(text, this.marks, this.currency);
    if (typeof read === "string") return read;
    this.negative = read.negative;
    this.lone = read.lone === "point" ? lonePoint : read.lone === "comma" ? loneComma : 0;
    if (this.lone !== 0) this.mark.open(line, bytes, start, end);
    if (read.fraction !== undefined)
      this.mark.say(read.fraction === "point" ? 0 : 1, line, bytes, start, end);
    const mantissa = Number(read.digits);
    if (Number.isSafeInteger(mantissa) && read.decimals >= 0 && read.decimals <= 15) {
      this.minor = this.scaled(mantissa, read.decimals);
    } else this.minor = this.exactly(BigInt(read.digits), read.decimals);
    return this.minor < mostMinor ? null : "is too large an amount";
  }

  /** For mantissas beyond 2^53, which binary numbers leave behind (12.340000000000001). */
  private exactly(mantissa: bigint, decimals: number): number {
    const excess = decimals - this.digits;
    if (excess <= 0) return Number(mantissa * 10n ** BigInt(-excess));
    const divisor = 10n ** BigInt(excess);
    const rest = mantissa % divisor;
    if (rest !== 0n) this.rounded += 1;
    return Number(mantissa / divisor + (rest * 2n >= divisor ? 1n : 0n));
  }
}

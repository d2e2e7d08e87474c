/** Reads what `ByteWriter` wrote; a buffer that ends too early or holds too large a number is refused. */
export class ByteReader {
  private position = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  byte(): number {
    if (!(this.position < this.bytes.length)) {
      throw new RangeError(`decodeHistory requires whole bytes: they end at ${this.position}`);
    }
    return this.bytes[this.position++];
  }

  unsigned(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (!(value <= Number.MAX_SAFE_INTEGER))
        throw new RangeError(`decodeHistory requires numbers below 2^53: ${value}`);
      if (byte < 128) return value;
    }
  }

  signed(): number {
    const value = this.unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  text(): string {
    const length = this.unsigned();
    const end = this.position + length;
    if (!(end <= this.bytes.length))
      throw new RangeError(`decodeHistory requires whole bytes: text ends at ${end}`);
    const value = new TextDecoder().decode(this.bytes.subarray(this.position, end));
    this.position = end;
    return value;
  }

  /** Numbers written as differences. */
  differences(): number[] {
    const values: number[] = [];
    let last = 0;
    for (let left = this.unsigned(); left > 0; left -= 1) {
      last += this.signed();
      values.push(last);
    }
    return values;
  }

  isDone(): boolean {
    return this.position === this.bytes.length;
  }
}

import { crc32, deflateSync, inflateSync } from "node:zlib";

const signature = Buffer.from("89504e470d0a1a0a", "hex");

/**
 * A screenshot with at most 256 colours: about a third of its size, and to the eye the same. Pages have few colours
 * and the greys between letters and their ground; those that matter stay as they are, each other becomes the nearest.
 *
 * @param png eight bits a channel, RGB or RGBA, not interlaced, as Chromium writes it; what shines through is ignored
 * @throws {RangeError} for any other PNG
 * @see PNG, 3rd edition (W3C 2025), 9 "Filtering", 11.2 "Critical chunks"
 */
export function palettePng(png: Buffer): Buffer {
  const { width, height, channels, lines } = unpack(png);
  const pixels = unfilter(lines, width * channels, height, channels);
  const counts = new Map<number, number>();
  const colours = new Uint32Array(width * height);
  for (let at = 0, from = 0; at < colours.length; at++, from += channels) {
    const colour = (pixels[from] << 16) | (pixels[from + 1] << 8) | pixels[from + 2];
    colours[at] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const { palette, places } = reduce(counts);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = places.get(colours[y * width + x])!;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const entries = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("PLTE", entries),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function unpack(png: Buffer) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const [depth, kind, , , interlaced] = png.subarray(24, 29);
  if (
    !(png.subarray(0, 8).equals(signature) && depth === 8 && (kind === 2 || kind === 6) && interlaced === 0)
  ) {
    throw new RangeError(
      `palettePng requires a PNG of RGB(A), 8 bits, not interlaced: ${png.toString("hex", 0, 29)}`,
    );
  }
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return { width, height, channels: kind === 2 ? 3 : 4, lines: inflateSync(Buffer.concat(data)) };
}

/** Undoes the filters of lines: each byte was written as its difference from what its neighbours foretell. */
function unfilter(lines: Buffer, stride: number, height: number, channels: number): Buffer {
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < channels ? 0 : pixels[at - channels];
      const up = y === 0 ? 0 : pixels[at - stride];
      const corner = x < channels || y === 0 ? 0 : pixels[at - stride - channels];
      const foretold = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      pixels[at] = lines[y * (stride + 1) + 1 + x] + foretold;
    }
  }
  return pixels;
}

function paeth(left: number, up: number, corner: number): number {
  const [p, q, r] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return p <= q && p <= r ? left : q <= r ? up : corner;
}

/**
 * The palette for colours and how often each is seen: the most seen first, then again and again the one that is
 * missed most, by how far it is from all before it and how often it is seen; so that the one spot of red stays red.
 */
function reduce(counts: ReadonlyMap<number, number>) {
  const colours = [...counts].sort((p, q) => q[1] - p[1] || p[0] - q[0]);
  const palette: number[] = [];
  const places = new Map<number, number>();
  const missed = new Map<number, number>(colours.map(([colour]) => [colour, Infinity]));
  const take = (taken: number) => {
    for (const [colour, least] of missed) {
      const distance = apart(colour, taken);
      if (!(distance < least)) continue;
      missed.set(colour, distance);
      places.set(colour, palette.length);
    }
    palette.push(taken);
  };
  for (const [colour] of colours.slice(0, 96)) take(colour);
  while (palette.length < Math.min(256, colours.length)) {
    let [worst, most] = [0, -1];
    for (const [colour, count] of colours) {
      const loss = missed.get(colour)! * Math.sqrt(count);
      if (loss > most) [worst, most] = [colour, loss];
    }
    take(worst);
  }
  return { palette, places };
}

/** Distance of two colours, squared. */
function apart(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return red * red + green * green + blue * blue;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** Fractional parts of the square roots of the first 8 primes, and of the cube roots of the first 64, in 32 bits. */
const [initial, constants] = roots();
const words = new Int32Array(64);
const hash = new Int32Array(8);
const encoder = new TextEncoder();
let room = new Uint8Array(512);

/**
 * SHA-256 of a text's UTF-8 in hexadecimal: the hash that `node:crypto` gives, at once and wherever JavaScript runs.
 * Browsers give it only later (a promise), and only to pages that came by HTTPS.
 *
 * @see FIPS 180-4, sections 5 and 6.2
 * @example sha256Hex("abc").slice(0, 8); // => "ba7816bf"
 */
export function sha256Hex(text: string): string {
  if (room.length < 3 * text.length + 72) room = new Uint8Array(2 * (3 * text.length + 72));
  const { written: length } = encoder.encodeInto(text, room);
  const end = ((length + 72) >> 6) << 6;
  room.fill(0, length, end);
  room[length] = 0x80;
  for (let at = 1, bits = 8 * length; bits > 0; at += 1, bits = Math.floor(bits / 256))
    room[end - at] = bits % 256;
  hash.set(initial);
  for (let block = 0; block < end; block += 64) takeIn(room, block);
  let hex = "";
  for (let lane = 0; lane < 8; lane += 1) hex += (hash[lane] >>> 0).toString(16).padStart(8, "0");
  return hex;
}

function takeIn(bytes: Uint8Array, block: number): void {
  for (let t = 0, at = block; t < 16; t += 1, at += 4)
    words[t] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  for (let t = 16; t < 64; t += 1) {
    const early = words[t - 15];
    const late = words[t - 2];
    const s0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const s1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[t] = (((words[t - 16] + s0) | 0) + ((words[t - 7] + s1) | 0)) | 0;
  }
  let a = hash[0];
  let b = hash[1];
  let c = hash[2];
  let d = hash[3];
  let e = hash[4];
  let f = hash[5];
  let g = hash[6];
  let h = hash[7];
  for (let t = 0; t < 64; t += 1) {
    const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const t1 = (((h + s1) | 0) + ((chosen + constants[t]) | 0) + words[t]) | 0;
    const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  hash[0] += a;
  hash[1] += b;
  hash[2] += c;
  hash[3] += d;
  hash[4] += e;
  hash[5] += f;
  hash[6] += g;
  hash[7] += h;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function roots(): [Int32Array, Int32Array] {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((p) => n % p !== 0)) primes.push(n);
  const fraction = (x: number) => Math.floor((x - Math.floor(x)) * 2 ** 32);
  return [
    Int32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p))),
    Int32Array.from(primes, (p) => fraction(Math.cbrt(p))),
  ];
}

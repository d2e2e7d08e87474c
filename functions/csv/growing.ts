type Numbers = Uint8Array | Uint32Array | Int32Array | Float64Array;

/** A copy of an array twice as long (the spare part stays unused memory until it is written). */
export function doubled<T extends Numbers>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}

/** Bytes of two arrays, one after the other, in an array of their own. */
export function joinedBytes(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** A value as DynamoDB's JSON protocol writes it. */
export type Wire = { [type: string]: unknown };
type Item = Record<string, unknown>;

/** A value for the wire; objects lose what is undefined. */
function toWire(value: unknown): Wire {
  switch (typeof value) {
    case "string":
      return { S: value };
    case "number":
      if (!Number.isFinite(value)) throw new RangeError(`toWire requires a finite number: ${value}`);
      return { N: String(value) };
    case "bigint":
      return { N: String(value) };
    case "boolean":
      return { BOOL: value };
  }
  if (value === null) return { NULL: true };
  if (value instanceof Uint8Array) {
    return { B: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64") };
  }
  if (Array.isArray(value)) return { L: value.map(toWire) };
  if (typeof value === "object") return { M: itemToWire(value as Item) };
  throw new RangeError(`toWire requires a value that DynamoDB knows: ${typeof value}`);
}

export function itemToWire(item: Item): Record<string, Wire> {
  const wire: Record<string, Wire> = {};
  for (const name of Object.keys(item)) if (item[name] !== undefined) wire[name] = toWire(item[name]);
  return wire;
}

function fromWire(wire: Wire): unknown {
  for (const type of Object.keys(wire)) {
    const value = wire[type];
    switch (type) {
      case "S":
      case "BOOL":
        return value;
      case "N":
        return numberFrom(value as string);
      case "NULL":
        return null;
      case "B":
        return new Uint8Array(Buffer.from(value as string, "base64"));
      case "L":
        return (value as Wire[]).map(fromWire);
      case "M":
        return itemFromWire(value as Record<string, Wire>);
    }
  }
  throw new RangeError(`fromWire requires a type that items here have: ${Object.keys(wire)}`);
}

export function itemFromWire(wire: Record<string, Wire>): Item {
  const item: Item = {};
  for (const name of Object.keys(wire)) item[name] = fromWire(wire[name]);
  return item;
}

/** A whole number beyond 2^53 comes as bigint, as the store's own client gives it. */
function numberFrom(text: string): number | bigint {
  const value = Number(text);
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(text)
    ? BigInt(text)
    : value;
}

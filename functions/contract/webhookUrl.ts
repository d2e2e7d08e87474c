import { BlockList, isIP } from "node:net";

const ranges4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const;
const ranges6 = [
  ["::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
  ["fc00::", 7],
  ["fe80::", 9],
  ["ff00::", 8],
] as const;
/** Addresses of IPv4 written as such of IPv6: as many leading bits say so, the rest is the address. */
const mapped = /^(?:::ffff:|64:ff9b::)(.+)$/i;

const blocked = listOf();

function listOf(): BlockList {
  const list = new BlockList();
  for (const [net, bits] of ranges4) list.addSubnet(net, bits, "ipv4");
  for (const [net, bits] of ranges6) list.addSubnet(net, bits, "ipv6");
  return list;
}

/**
 * Whether an address is of the public internet: none of this machine, a private or carrier's network, a cloud's
 * metadata, documentation, multicast, or one that hides an address of IPv4 behind a prefix.
 *
 * @param address of IPv4 or IPv6, without brackets
 * @see IANA special-purpose address registries (RFC 6890)
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  if (family === 4) return !blocked.check(address, "ipv4");
  // As URLs write it: in one way only.
  const plain = new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname.slice(1, -1);
  const inner = mapped.exec(plain)?.[1];
  if (inner !== undefined) return isPublicAddress(dotted(inner));
  return !blocked.check(plain, "ipv6");
}

/** The last 32 bits of an address of IPv6, dotted: "7f00:1" is 127.0.0.1. */
function dotted(end: string): string {
  if (isIP(end) === 4) return end;
  const groups = end.split(":").map((group) => Number.parseInt(group || "0", 16));
  const [high, low] = groups.length === 1 ? [0, groups[0]] : groups;
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

/** Where webhooks may go: over https to the internet, or anywhere, which a service on one machine may allow. */
export type WebhookReach = "public" | "anywhere";

/** What is wrong with the address of an endpoint; null where nothing is. Names are judged again when they are resolved. */
export function webhookUrlProblem(text: string, reach: WebhookReach): string | null {
  if (text.length > 2048) return "is longer than 2048 characters";
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return "is not an address such as https://crm.example/hooks/safir";
  if (url.username !== "" || url.password !== "") return "carries a name or password; leave them out";
  if (url.hash !== "") return "has a fragment, which is never sent";
  if (reach === "anywhere")
    return /^https?:$/.test(url.protocol) ? null : "is neither an https nor an http address";
  if (url.protocol !== "https:") return "must begin with https://";
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (isIP(host) !== 0) return isPublicAddress(host) ? null : "is not an address of the public internet";
  const local =
    !host.includes(".") || /\.(localhost|local|internal|intranet|home|lan|corp|home\.arpa)$/i.test(host);
  return local ? "is not a name of the public internet" : null;
}

import { createHmac } from "node:crypto";
import { asciiDigits } from "../../model/time/asciiDigits.ts";
import type { MarkKind } from "../../model/referrals/referral.ts";

/**
 * What remains of a contact, device or address: a hash keyed with the deployment's secret, of a form in which
 * the spellings of one person are equal (case, spaces, dots and tags of an e-mail address, the way a number is set).
 *
 * @returns "<kind>#" and 64 hex digits
 */
export function markHash(secret: string, kind: MarkKind, value: string): string {
  const hash = createHmac("sha256", secret)
    .update(`mark\n${kind}\n`)
    .update(forms[kind](value))
    .digest("hex");
  return `${kind}#${hash}`;
}

const plain = (value: string) => value.normalize("NFKC").toLowerCase().trim();

const forms: Record<MarkKind, (value: string) => string> = {
  email(value) {
    const [name = "", host = ""] = plain(value).split("@");
    const untagged = name.split("+")[0];
    return /^(gmail|googlemail)\.com$/.test(host)
      ? `${untagged.replaceAll(".", "")}@gmail.com`
      : `${untagged}@${host}`;
  },
  phone: (value) => asciiDigits(plain(value)).replace(/\D/g, "").replace(/^00/, ""),
  device: plain,
  address: (value) =>
    plain(asciiDigits(value))
      .replace(/[\s\p{P}]+/gu, " ")
      .trim(),
};

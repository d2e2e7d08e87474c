import type { Finding } from "../families/family.ts";
import type { Factor } from "./factor.ts";
import { findings } from "./findings.ts";

/** Factors with something to compare, each dividing the customers in a way of its own; and what is to say of them. */
export function comparable(factors: readonly Factor[]): { compared: Factor[]; said: Finding[] } {
  const compared: Factor[] = [];
  const said: Finding[] = [];
  for (const factor of factors) {
    const same = compared.find((other) => divideAlike(other, factor));
    if (factor.levels.length < 2) said.push(findings.oneLevel(factor.name));
    else if (same !== undefined) said.push(findings.sameAs(factor.name, same.name));
    else compared.push(factor);
    const { folded, name } = factor;
    if (folded !== null) said.push(findings.folded(name, folded.levels, folded.customers));
  }
  return { compared, said };
}

function divideAlike(one: Factor, two: Factor): boolean {
  if (one.levels.length !== two.levels.length) return false;
  const paired = new Int32Array(one.levels.length).fill(-1);
  for (let i = 0; i < one.level.length; i++) {
    if (paired[one.level[i]] === -1) paired[one.level[i]] = two.level[i];
    else if (paired[one.level[i]] !== two.level[i]) return false;
  }
  return new Set(paired).size === paired.length;
}

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { hasShared, sharedPath } from "../../support/shared.ts";

const built = { bgnbd, mbgnbd };

/** Relative 1e-8 or absolute 1e-12, whichever is wider. */
function agrees(value: number, truth: number): boolean {
  return Math.abs(value - truth) <= Math.max(1e-8 * Math.abs(truth), 1e-12);
}

describe.skipIf(!hasShared)("values known to 17 digits (needs ../shared)", () => {
  const text = hasShared
    ? readFileSync(sharedPath("reference", "high_precision_grid.json"), "utf8")
    : '{"cases":[]}';
  const { cases } = JSON.parse(text);

  for (const name of ["bgnbd", "mbgnbd"] as const) {
    const family = built[name];
    const own = cases.filter((one: { model: string }) => one.model === name);

    it(`${name}: log-likelihood, P(alive) and conditional expectation of ${own.length} extreme customers are true to 1e-8`, () => {
      expect(own.length).toBeGreaterThan(100);
      const wrong: unknown[] = [];
      for (const { params, x, t_x, T, t, loglik, p_alive, cet } of own) {
        const summary = { frequency: x, recency: t_x, T };
        const found = {
          loglik: family.logLikelihood(params, summary),
          p_alive: family.probabilityAlive(params, summary),
          cet: family.conditionalExpectedTransactions(params, summary, t),
        };
        const kept =
          agrees(found.loglik, Number(loglik)) &&
          agrees(found.p_alive, Number(p_alive)) &&
          agrees(found.cet, Number(cet));
        if (!kept) wrong.push({ params, x, t_x, T, found, loglik, p_alive, cet });
      }
      expect(wrong).toEqual([]);
    });

    it(`${name}: P(alive) keeps its relative precision where it is as small as 1e-200`, () => {
      for (const { params, x, t_x, T, p_alive } of own) {
        if (!(Number(p_alive) > 1e-200)) continue;
        const found = family.probabilityAlive(params, { frequency: x, recency: t_x, T });
        expect(Math.abs(found / Number(p_alive) - 1)).toBeLessThan(1e-11);
      }
    });
  }
});

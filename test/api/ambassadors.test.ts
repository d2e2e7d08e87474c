import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";
import { sendAll, shopOrders } from "./support/shop.ts";

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine);
  await sendAll(service, shopOrders(120));
  await service.deps.startNight!();
});
afterAll(() => engine.close());

const score = async (id: string, asOf = "2026-03-31") =>
  (await service.call("GET", `/v1/customers/${id}/score?asOf=${asOf}`)).json;
const list = async () =>
  (await service.call("GET", "/v1/segments/likely_ambassador/customers")).json.customers as {
    customerId: string;
  }[];

it("an open complaint takes a likely ambassador out of score and list at once, blind before its day, until it is settled", async () => {
  const [{ customerId }] = await list();
  const before = await score(customerId);
  expect(before).toMatchObject({
    segment: "likely_ambassador",
    ambassador: { class: "potential", basis: "documented", chance: null },
  });
  expect(before.ambassador.score).toBeGreaterThanOrEqual(0.5);

  const complaint = { customerId, signalId: "t-9", at: "2026-03-30", kind: "complaint" };
  await service.signal([complaint]);
  const after = await score(customerId);
  expect(after.segment).not.toBe("likely_ambassador");
  expect(after.ambassador).toMatchObject({ class: "not_interested", score: before.ambassador.score });
  expect(after.ambassador.reasons[0]).toEqual({
    code: "open_complaint",
    en: "A complaint is still open: settle it before asking for anything.",
    ar: "لديه شكوى لم تُحل بعد: عالجها قبل أن تطلب منه شيئًا.",
  });
  expect((await list()).map((row) => row.customerId)).not.toContain(customerId);
  const batch = await service.call("POST", "/v1/scores/batch-get", {
    body: { customerIds: [customerId], asOf: "2026-03-31" },
  });
  expect(batch.json.scores[0].ambassador).toEqual(after.ambassador);
  expect((await score(customerId, "2026-03-29")).ambassador.reasons[0].code).not.toBe("open_complaint");

  await service.signal([{ ...complaint, resolvedAt: "2026-03-31" }]);
  expect((await score(customerId)).segment).toBe("likely_ambassador");
  expect((await list()).map((row) => row.customerId)).toContain(customerId);
});

it("an NPS of 10 raises the score, and a preview of rules knows what customers said as of the night", async () => {
  const [{ customerId }] = await list();
  const before = (await score(customerId)).ambassador.score;
  await service.signal([{ customerId, signalId: "nps", at: "2026-03-30", kind: "nps", value: 10 }]);
  expect((await score(customerId)).ambassador.score).toBeGreaterThan(before);
  await service.signal([{ customerId: "c-1", signalId: "nps", at: "2026-03-30", kind: "nps", value: 2 }]);
  service.clock.now += 60_000;
  await service.deps.startNight!();
  const { status, json } = await service.call("POST", "/v1/rules/preview", {
    body: {
      cutoffs: {},
      rules: [
        {
          segment: "against",
          label: { en: "Against", ar: "غير راضٍ" },
          when: { field: "signalsAgainst", op: ">=", than: 1 },
        },
        { segment: "rest", label: { en: "Rest", ar: "البقية" }, when: { always: true } },
      ],
    },
  });
  expect(status).toBe(200);
  const against = json.segments.find(({ name }: { name: string }) => name === "against");
  expect(against.after.customers).toBe(1);
});

it("models say whether weights of the shop's own serve: none before referrals", async () => {
  const { json } = await service.call("GET", "/v1/models/current");
  expect(json.ambassadors).toBeNull();
  expect(json.card.ambassadors).toBeNull();
});

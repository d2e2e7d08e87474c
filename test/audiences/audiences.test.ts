import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { audienceDestinations, maxContactsPerRequest } from "../../functions/contract/schemas/audiences.ts";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "../api/support/service.ts";
import { columnNames, storedTexts } from "./support.ts";

let engine: Engine;
let service: Service;
const ids = ["ads", "mail", "text", "none", "gone"];
const contacts = ids.map((customerId, i) => ({
  customerId,
  email: `Person.${customerId}@mail.example`,
  phone: `055 123 000${i}`,
  firstName: `First-${customerId}`,
  lastName: `Last-${customerId}`,
  city: "جدة",
  zip: `1156${i}`,
  country: "SA",
}));
const lines: string[] = [];
const write = { log: console.log, error: console.error, warn: console.warn };

beforeAll(async () => {
  Object.assign(console, {
    log: (...parts: unknown[]) => lines.push(parts.join(" ")),
    error: (...parts: unknown[]) => lines.push(parts.join(" ")),
    warn: (...parts: unknown[]) => lines.push(parts.join(" ")),
  });
  engine = await startTestEngine();
  service = await freshService(engine);
  await service.send(
    ids.flatMap((customerId) => [
      { orderId: `${customerId}-1`, customerId, orderedAt: "2026-01-10", amount: 80 },
      { orderId: `${customerId}-2`, customerId, orderedAt: "2026-03-10", amount: 120 },
    ]),
  );
  const consent = (customerId: string, channel: string, state = "granted", at = "2026-02-01") => ({
    ...{
      signalId: `${channel}-${state}`,
      customerId,
      at,
      kind: "consent",
      channel,
      state,
      source: "checkout",
    },
  });
  await service.signal([
    consent("ads", "ads"),
    consent("mail", "email"),
    consent("text", "sms"),
    consent("text", "email"),
    consent("text", "email", "withdrawn", "2026-03-01"),
    consent("gone", "ads"),
    consent("gone", "ads", "withdrawn", "2026-03-30"),
  ]);
  await service.deps.startNight!();
});
afterAll(async () => {
  Object.assign(console, write);
  await engine.close();
});

const ask = (body: object, more: object = {}) =>
  service.call("POST", "/v1/audiences", {
    as: "segments:read",
    body: { callingCode: "966", contacts, ...body },
    ...more,
  });
const rowsOf = (file: string) => {
  const [head, ...rest] = file.trimEnd().split("\r\n");
  return { head, rest };
};

describe("POST /v1/audiences", () => {
  it("gives Meta hashes of those who agreed to ads, by the columns it matches, with their value", async () => {
    const { json } = await ask({ destination: "meta" });
    expect(json).toMatchObject({ rows: 1, leftOut: { no_consent: 4, unknown_customer: 0 } });
    expect(json.fileName).toBe("safir-meta-all-2026-03-31.csv");
    const { head, rest } = rowsOf(json.file);
    expect(head).toBe("email,phone,fn,ln,ct,zip,country,value");
    expect(rest[0]).toMatch(/^([0-9a-f]{64},){7}\d+(\.\d+)?$/);
  });

  it("gives Google hashes under its own column names, country and zip as they are", async () => {
    const { head, rest } = rowsOf((await ask({ destination: "google" })).json.file);
    expect(head).toBe("Email,Phone,First Name,Last Name,Country,Zip");
    expect(rest).toHaveLength(1);
    expect(rest[0]).toMatch(/^([0-9a-f]{64},){4}SA,11560$/);
  });

  it("gives Klaviyo each address only for the channel that its owner agreed to, with the consent beside it", async () => {
    const { json } = await ask({ destination: "klaviyo" });
    const { head, rest } = rowsOf(json.file);
    expect(head).toBe(columnNames.klaviyo);
    expect(json).toMatchObject({ rows: 2, leftOut: { no_consent: 3 } });
    expect(rest[0]).toMatch(
      /^Person\.mail@mail\.example,,First-mail,Last-mail,جدة,11561,SA,"\[""email""\]",2026-02-01,,/,
    );
    expect(rest[1]).toMatch(/^,\+966551230002,First-text,Last-text,جدة,11562,SA,"\[""sms""\]",,2026-02-01,/);
  });

  it("gives HubSpot those who agreed to e-mail, a phone number only where a call or text was agreed to", async () => {
    const { head, rest } = rowsOf((await ask({ destination: "hubspot" })).json.file);
    expect(head).toBe(columnNames.hubspot);
    expect(rest).toHaveLength(1);
    expect(rest[0]).toMatch(
      /^First-mail,Last-mail,Person\.mail@mail\.example,,جدة,11561,SA,2026-02-01,checkout,/,
    );
  });

  it("gives a plain CSV of everyone asked for, with every consent and what lists show", async () => {
    const { json } = await ask({ destination: "csv" });
    expect(json.rows).toBe(5);
    const { head, rest } = rowsOf(json.file);
    expect(head).toBe(columnNames.csv);
    const gone = rest.find((line: string) => line.startsWith("gone,"))!.split(",");
    expect(gone[head.split(",").indexOf("consent_ads")]).toBe("withdrawn");
    expect(gone[head.split(",").indexOf("spend")]).toBe("200");
  });

  it("takes members only: of a segment, of a filter, known, each once", async () => {
    const { json: row } = await service.call("GET", "/v1/customers/ads/score");
    const other = ["at_risk", "likely_ambassador", "low_value", "steady"].find((one) => one !== row.segment);
    expect((await ask({ destination: "csv", segment: other })).json.leftOut.not_member).toBeGreaterThan(0);
    expect((await ask({ destination: "csv", filters: { minOrders: 3 } })).json.leftOut.not_member).toBe(5);
    const sent = [
      contacts[0],
      contacts[0],
      { ...contacts[1], customerId: "stranger" },
      { customerId: "mail" },
    ];
    expect((await ask({ destination: "csv", contacts: sent })).json).toMatchObject({
      rows: 2,
      leftOut: { repeated: 1, unknown_customer: 1 },
    });
    expect((await ask({ destination: "hubspot", contacts: [{ customerId: "mail" }] })).json).toMatchObject({
      rows: 0,
      leftOut: { no_contact: 1 },
      file: "",
    });
    expect((await ask({ destination: "csv", segment: "vip" })).status).toBe(404);
  });

  it("hands out the file alone as CSV, with what was left out in a header", async () => {
    const { text, headers } = await ask({ destination: "meta" }, { headers: { accept: "text/csv" } });
    expect(text).toBe((await ask({ destination: "meta" })).json.file);
    expect(headers.get("safir-left-out")).toBe("no_consent=4");
    expect(headers.get("content-disposition")).toMatch(/safir-meta-all-2026-03-31\.csv$/);
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("refuses too many, none, and what cannot be read, without repeating a contact", async () => {
    const first = async (body: object) => {
      const { status, json } = await ask({ destination: "csv", ...body });
      expect(status).toBe(400);
      return `${json.problems[0].field} ${json.problems[0].value} ${json.problems[0].message}`;
    };
    const many = Array.from({ length: maxContactsPerRequest + 1 }, (_, i) => ({ customerId: `x${i}` }));
    expect(await first({ contacts: many })).toMatch(
      /^contacts 5001 items are more than 5000; send them in pieces/,
    );
    expect(await first({ contacts: [] })).toMatch(/^contacts .*is empty/);
    expect(await first({ contacts: [{ customerId: "c", email: "Noura.9876" }] })).toBe(
      "contacts[0].email (not repeated) is no e-mail address",
    );
    expect(await first({ callingCode: "+966" })).toMatch(/^callingCode /);
    expect(await first({ destination: "tiktok" })).toMatch(/^destination /);
    expect((await ask({ destination: "csv" }, { as: "scores:read" })).status).toBe(403);
  });
});

it("stores nothing of a contact and logs nothing of it, in clear or hashed, not even where something fails", async () => {
  for (const destination of audienceDestinations) await ask({ destination });
  await ask({ destination: "csv", contacts: [{ customerId: "c", email: "Person.ads@mail" }] });
  const { batchGet } = service.store.customers;
  service.store.customers.batchGet = () => Promise.reject(new Error("the table is gone"));
  expect((await ask({ destination: "klaviyo" })).status).toBe(500);
  service.store.customers.batchGet = batchGet;
  const { json } = await ask({ destination: "meta" });
  const hashes = (json.file as string).match(/[0-9a-f]{64}/g)!;
  expect(hashes.length).toBeGreaterThan(5);
  const logged = [
    ...lines,
    ...service.log.map((line) => JSON.stringify(line)),
    ...service.errors.map(String),
  ].join("\n");
  const stored = await storedTexts(engine, service);
  // What is searched holds the shop, and the log its requests.
  expect(stored.includes("gone-2") && stored.includes("ads-granted")).toBe(true);
  expect(logged.includes("/v1/audiences")).toBe(true);
  const datums = contacts.flatMap(({ customerId: _, country: __, ...fields }) => Object.values(fields));
  for (const datum of [...datums, "person.ads", "96655123", "+96655", "55123000", ...hashes]) {
    expect(stored.includes(datum)).toBe(false);
    expect(logged.includes(datum)).toBe(false);
  }
});

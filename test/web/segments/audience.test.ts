import { describe, expect, test } from "vitest";
import { audienceRequestSchema } from "../../../functions/contract/schemas/audiences.ts";
import { readContacts } from "../../../web/src/pages/segments/audience/contacts.ts";
import { type Audience, makeAudience } from "../../../web/src/pages/segments/audience/makeAudience.ts";

const file = (text: string) => new File([text], "contacts.csv");
const nobody = { unknown_customer: 0, not_member: 0, no_consent: 0, no_contact: 0, repeated: 0 };

describe("a file of contacts", () => {
  test("is read by its header in either language; each customer stands in it once", async () => {
    const text =
      'رقم العميل;البريد الإلكتروني;الجوال;city;note\nA;a@x.example;+966 5;"Jeddah; old";x\nB;;0551;;\n\nA;b@x.example;;;\n';
    expect(await readContacts(file(text))).toEqual({
      contacts: [
        { line: 2, contact: { customerId: "A", email: "a@x.example", phone: "+966 5", city: "Jeddah; old" } },
        { line: 3, contact: { customerId: "B", phone: "0551" } },
      ],
      columns: { customerId: "رقم العميل", email: "البريد الإلكتروني", phone: "الجوال", city: "city" },
      repeated: 1,
    });
  });

  test.each([
    ["no column for the customer", "name,email\nx,a@x.example\n"],
    ["no column for an e-mail address or a phone", "customer_id,city\nA,Jeddah\n"],
    ["no contacts below it", "customer_id,email\n"],
  ])("is refused with the reason: %s", async (reason, text) => {
    await expect(readContacts(file(text))).rejects.toThrow(reason);
  });
});

describe("an audience", () => {
  const contacts = Array.from({ length: 2500 }, (_, n) => ({
    line: n + 2,
    contact: { customerId: `C${n}`, email: `${n}@x.example` },
  }));

  test("is made in pieces that the contract takes, and its rows stand below one header", async () => {
    const sizes: number[] = [];
    const made = await makeAudience(
      { destination: "meta", segment: "at_risk", filters: { minClv: 100 } },
      contacts,
      async (request): Promise<Audience> => {
        const { contacts: sent } = audienceRequestSchema.parse(request);
        sizes.push(sent.length);
        const rows = sent.map((_, n) => `r${n}\r\n`).join("");
        return {
          destination: "meta",
          fileName: "a.csv",
          rows: sent.length,
          leftOut: { ...nobody, no_consent: 1 },
          file: `head\r\n${rows}`,
        };
      },
      () => {},
    );
    expect(sizes).toEqual([1000, 1000, 500]);
    expect([made.rows, made.leftOut.no_consent, made.fileName]).toEqual([2500, 3, "a.csv"]);
    expect(made.file.split("\r\n").filter((line) => line === "head")).toHaveLength(1);
    expect(made.file.split("\r\n")).toHaveLength(2502);
  });

  test("leaves out contacts that cannot be used, and names their lines", async () => {
    const made = await makeAudience(
      { destination: "csv" },
      contacts.slice(0, 20),
      async (request) => {
        const bad = (request.contacts as { customerId: string }[]).flatMap(({ customerId }, at) =>
          ["C3", "C7"].includes(customerId)
            ? [{ field: `contacts[${at}].email`, message: "is no e-mail address" }]
            : [],
        );
        if (bad.length > 0) return bad.slice(0, 1);
        return {
          destination: "csv",
          fileName: "a.csv",
          rows: request.contacts.length,
          leftOut: nobody,
          file: "h\r\n",
        };
      },
      () => {},
    );
    expect(made.rows).toBe(18);
    expect(made.unusable).toEqual([
      { line: 5, problem: "email is no e-mail address" },
      { line: 9, problem: "email is no e-mail address" },
    ]);
  });
});

import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readContact } from "../../functions/api/audiences/contact.ts";
import { e164 } from "../../functions/api/audiences/e164.ts";
import { googleEmail, googleForm } from "../../functions/api/audiences/googleForm.ts";
import { metaForm } from "../../functions/api/audiences/metaForm.ts";
import { runs } from "../support/runs.ts";

const sha = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const of = (fields: object) => ({ customerId: "c", ...fields });

describe("contacts for Meta", () => {
  /** Meta for Developers, "Customer Information Parameters", the examples beside each parameter. */
  const published = {
    email: ["John_Smith@gmail.com", "62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f"],
    phone: ["(650)555-1212", "e323ec626319ca94ee8bff2e4c87cf613be6ea19919ed1364124e16807ab3176"],
    fn: ["Mary", "6915771be1c5aa0c886870b6951b03d7eafc121fea0e80a5ea83beb7c449f4ec"],
    fnKorean: ["정", "8fa8cd9c440be61d0151429310034083132b35975c4bea67fdd74158eb51db14"],
    fnAccent: ["Valéry", "08e1996b5dd49e62a4b4c010d44e4345592a863bb9f8e3976219bac29417149c"],
    country: ["US", "79adb2a2fce5c6ba215fe5f27f532d4e7edbac4b6a5e09e1ef3a08084a904621"],
  } as const;

  it("are hashed as Meta publishes it (conformance)", () => {
    const { email, phone, fn, fnKorean, fnAccent, country } = published;
    expect(metaForm(of({ email: email[0] })).email).toBe(email[1]);
    expect(metaForm(of({ email: ` ${email[0].toUpperCase()} ` })).email).toBe(email[1]);
    expect(metaForm(of({ phone: phone[0] }), "1").phone).toBe(phone[1]);
    expect(metaForm(of({ phone: "+1 (650) 555-1212" })).phone).toBe(phone[1]);
    for (const [name, hash] of [fn, fnKorean, fnAccent])
      expect(metaForm(of({ firstName: name })).fn).toBe(hash);
    expect(metaForm(of({ country: country[0] })).country).toBe(country[1]);
  });

  it("lose punctuation and spaces in names and cities, dashes in zips; of an American zip five digits stay", () => {
    const form = metaForm(
      of({ lastName: "O'Connor-Smith", city: "New York", zip: "94035-1234", country: "us" }),
    );
    expect(form).toMatchObject({ ln: sha("oconnorsmith"), ct: sha("newyork"), zip: sha("94035") });
    expect(metaForm(of({ zip: "M1 1AE", country: "GB" })).zip).toBe(sha("m11ae"));
    expect(metaForm(of({ lastName: "آل سعود" })).ln).toBe(sha("آلسعود"));
  });

  it("leave empty what is not known, and a phone number of no country", () => {
    expect(metaForm(of({ phone: "055 123 4567" }))).toEqual({
      ...{ email: "", phone: "", fn: "", ln: "", ct: "", zip: "", country: "" },
    });
  });
});

describe("contacts for Google", () => {
  it("have e-mail and phone in the published form before they are hashed (conformance)", () => {
    // Google, Data Manager API, "Format user data".
    expect(googleEmail("cloudy.sanfrancisco+shopping@gmail.com")).toBe("cloudysanfrancisco@gmail.com");
    expect(googleEmail("user.name+NYC@Example.com")).toBe("user.name+nyc@example.com");
    expect(e164("(800)555-0100", "1")).toBe("+18005550100");
    const form = googleForm(of({ email: " User.Name+NYC@Example.com", phone: "(800)555-0100" }), "1");
    expect(form).toMatchObject({ Email: sha("user.name+nyc@example.com"), Phone: sha("+18005550100") });
  });

  it("give name and address where all four parts are known, country and zip as they are", () => {
    const name = { firstName: " Sara ", lastName: "Al-Harbi" };
    expect(googleForm(of({ ...name, country: "sa", zip: "11564" }))).toMatchObject({
      "First Name": sha("sara"),
      "Last Name": sha("al-harbi"),
      Country: "SA",
      Zip: "11564",
    });
    expect(googleForm(of({ ...name, country: "sa" }))).toMatchObject({
      "First Name": "",
      Country: "",
      Zip: "",
    });
  });
});

describe("a phone number", () => {
  it("is the same in E.164 whatever way it is written", () => {
    const ways = [
      "+966 55 123 4567",
      "00966551234567",
      "0551234567",
      "55 123 4567",
      "966551234567",
      "٠٥٥ ١٢٣ ٤٥٦٧",
    ];
    for (const way of ways) expect(e164(way, "966")).toBe("+966551234567");
    expect(e164("(650) 555-1212", "1")).toBe(e164("1-650-555-1212", "1"));
  });

  it("of no known country, too short or too long is none", () => {
    expect([e164("0551234567"), e164("12345", "966"), e164("+1234567890123456")]).toEqual([null, null, null]);
  });

  it("is digits behind a plus, or nothing, whatever is sent", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.option(fc.constantFrom("1", "20", "966"), { nil: undefined }),
        (text, code) => {
          expect(e164(text, code) ?? "+966551234567").toMatch(/^\+[1-9]\d{7,14}$/);
        },
      ),
      { numRuns: runs(300) },
    );
  });
});

describe("a contact that is sent", () => {
  it("is refused field by field, and nothing of it is repeated", () => {
    const secretive = {
      customerId: "c",
      email: "sara at shop",
      phone: "ring me",
      country: "Saudi",
      eMail: "x@y.zz",
      zip: 5,
    };
    const { problems } = readContact(secretive, 7);
    expect(problems!.map(({ field }) => field)).toEqual([
      "contacts[7].email",
      "contacts[7].phone",
      "contacts[7].country",
      "contacts[7].eMail",
      "contacts[7].zip",
    ]);
    for (const value of ["sara", "ring", "Saudi", "x@y"])
      expect(JSON.stringify(problems)).not.toContain(value);
    expect(readContact(null, 0).problems).toHaveLength(1);
    expect(readContact({ email: "a@b.cc" }, 0).problems![0].field).toBe("contacts[0].customerId");
  });

  it("may leave out whatever is not known", () => {
    expect(readContact({ customerId: "c", email: " ", phone: null, city: "جدة" }, 0).contact).toEqual({
      customerId: "c",
      city: "جدة",
    });
  });
});

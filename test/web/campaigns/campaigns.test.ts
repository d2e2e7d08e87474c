import { describe, expect, it } from "vitest";
import { type Draft, readDraft } from "../../../web/src/pages/campaigns/draft.ts";
import { memberCsv } from "../../../web/src/pages/campaigns/memberCsv.ts";
import { campaignRequestSchema } from "../../../functions/contract/schemas/campaigns.ts";

const draft: Draft = {
  name: " Ramadan offer ",
  segment: "at_risk",
  channel: "email",
  measure: "spend",
  effect: "12.5",
  variants: "discount, gift",
  control: "",
  endsOn: "2026-04-30",
};

describe("a campaign as it is written", () => {
  it("becomes the request that the contract takes", () => {
    const { request } = readDraft(draft);
    expect(request).toEqual({
      name: "Ramadan offer",
      segment: "at_risk",
      channel: "email",
      measure: "spend",
      minimumEffect: 0.125,
      variants: ["discount", "gift"],
      endsOn: "2026-04-30",
    });
    expect(campaignRequestSchema.safeParse(request).success).toBe(true);
  });

  it("may be written with Arabic digits and commas, for everyone, with a control group of one's own", () => {
    const { request } = readDraft({
      ...draft,
      segment: "",
      effect: "١٢٫٥٪",
      variants: "خصم، هدية",
      control: "٢٠",
    });
    expect(request).toMatchObject({ minimumEffect: 0.125, variants: ["خصم", "هدية"], controlShare: 0.2 });
    expect(request).not.toHaveProperty("segment");
  });

  it("names all that is wrong with it at once", () => {
    const wrong = { name: " ", effect: "0", variants: "a, a", control: "95", endsOn: "" };
    expect(readDraft({ ...draft, ...wrong }).faults).toEqual(Object.keys(wrong));
    expect(readDraft({ ...draft, variants: "control" }).faults).toEqual(["variants"]);
    expect(readDraft({ ...draft, effect: "ten" }).faults).toEqual(["effect"]);
  });
});

describe("the list of a group", () => {
  it("is asked for page by page and has one header", async () => {
    const asked: string[] = [];
    const csv = await memberCsv("/v1/campaigns/c", "gift", async (path) => {
      asked.push(path);
      const more = asked.length === 1;
      return new Response(`customerId,arm\r\n${more ? "a" : "b"},gift\r\n`, {
        headers: more ? { Link: '</v1/campaigns/c/members>; rel="next"' } : {},
      });
    });
    expect(csv).toBe("customerId,arm\r\na,gift\r\nb,gift\r\n");
    expect(asked.map((path) => new URLSearchParams(path.split("?")[1]).get("offset"))).toEqual([
      "0",
      "10000",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { withDigits } from "../../../web/src/i18n/digits.ts";

describe("digits of a text", () => {
  it("are the reader's, signs and separators with them", () => {
    expect(withDigits("احتمال ذلك 48%، أي 1,204.5 ريال.", "arab")).toBe("احتمال ذلك ٤٨٪، أي ١٬٢٠٤٫٥ ريال.");
    expect(withDigits("مجال الثقة ٨٠٪", "latn")).toBe("مجال الثقة 80%");
  });

  it("end before the full stop or comma of a sentence", () => {
    expect(withDigits("اشترى 25, ثم 3.", "arab")).toBe("اشترى ٢٥, ثم ٣.");
  });

  it("stay in Latin names", () => {
    expect(withDigits("BG/CNBD-2 و model_3f9 و c1", "arab")).toBe("BG/CNBD-2 و model_3f9 و c1");
  });
});

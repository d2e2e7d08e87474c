import type { Words } from "../families/family.ts";
import { ago } from "../words/ago.ts";
import { amount } from "../words/amount.ts";
import { counted } from "../words/counted.ts";
import { inTheNext } from "../words/inTheNext.ts";
import { percent } from "../words/percent.ts";
import { plainNumber } from "../words/plainNumber.ts";
import { times } from "../words/times.ts";
import type { Held } from "./heldConditions.ts";
import type { RuleFacts, RuleField } from "./ruleset.ts";

/** What the words need besides the numbers. */
export interface PlaceContext {
  horizonDays: number;
  /** ISO 4217 code; bare numbers without it. */
  currency?: string;
  /** False for a log without amounts: expected orders then stand for money. Default true. */
  money?: boolean;
}

type Phrase = (held: Held, facts: RuleFacts, context: PlaceContext) => Words;

/** What a customer is worth in the horizon while still a customer; the beginning of a sentence. */
export function worth(value: number, context: PlaceContext): Words {
  const next = inTheNext(context.horizonDays);
  if (context.money === false) {
    const often = times(value);
    return {
      en: `Expected to order ${often.en} ${next.en} if still a customer`,
      ar: `يُتوقّع أن يطلب ${often.ar} ${next.ar} إن كان لا يزال عميلًا`,
    };
  }
  const much = amount(value, context.currency);
  return {
    en: `Worth ${much.en} ${next.en} if still a customer`,
    ar: `قيمته المتوقعة ${much.ar} ${next.ar} إن كان لا يزال عميلًا`,
  };
}

/** What a customer is expected to bring, alive or not; the beginning of a sentence. */
export function expected(value: number, context: PlaceContext): Words {
  const next = inTheNext(context.horizonDays);
  if (context.money === false) {
    const often = times(value);
    return { en: `Expected to order ${often.en} ${next.en}`, ar: `يُتوقّع أن يطلب ${often.ar} ${next.ar}` };
  }
  const much = amount(value, context.currency);
  return { en: `Expected to bring ${much.en} ${next.en}`, ar: `يُتوقّع أن يحقق ${much.ar} ${next.ar}` };
}

/** How few would stay silent so long, after "..., but" or as a sentence of its own. */
export function silence({ value, line }: Held, facts: RuleFacts): Words {
  const since = ago(facts.daysSinceLastOrder);
  const share = percent(value, line);
  const limit = percent(line);
  return {
    en: `the last order was ${since.en}: of active customers with the same rhythm only ${share.en} stay silent so long (line: ${limit.en})`,
    ar: `آخر طلب له كان ${since.ar}، ومن بين العملاء النشطين ذوي الإيقاع نفسه لا ينقطع هذه المدة سوى ${share.ar} (الحد: ${limit.ar})`,
  };
}

/** One sentence for each thing a rule may ask about. */
export const phrases: Record<RuleField, Phrase> = {
  valueIfAlive: (held, _, context) => sentence(worth(held.value, context), valueLine(held, context)),
  predictedValue: (held, _, context) => sentence(expected(held.value, context), valueLine(held, context)),
  valueAtRisk: (held, _, context) => {
    const much =
      context.money === false ? counted(held.value, "order") : amount(held.value, context.currency);
    return sentence(
      { en: `Value at risk: ${much.en}`, ar: `القيمة المعرّضة للفقدان: ${much.ar}` },
      valueLine(held, context),
    );
  },
  historicValue: (held, _, context) => {
    if (context.money === false) {
      const often = times(held.value);
      return sentence(
        { en: `Bought ${often.en} so far`, ar: `اشترى ${often.ar} حتى الآن` },
        valueLine(held, context),
      );
    }
    const much = amount(held.value, context.currency);
    return sentence(
      { en: `Has spent ${much.en} so far`, ar: `أنفق ${much.ar} حتى الآن` },
      valueLine(held, context),
    );
  },
  expectedOrders: (held, _, context) =>
    sentence(expected(held.value, { ...context, money: false }), times(held.line)),
  probabilityAlive: ({ value, line, side }) => {
    const chance = percent(value, line);
    const limit = percent(line);
    if (side === "above") {
      return sentence(
        {
          en: `The chance that they are still a customer is ${chance.en}`,
          ar: `احتمال بقائه عميلًا ${chance.ar}`,
        },
        limit,
      );
    }
    return {
      en: `The chance that they are still a customer is ${chance.en}, below the ${limit.en} line.`,
      ar: `احتمال بقائه عميلًا ${chance.ar}، أي دون حد ${limit.ar}.`,
    };
  },
  probabilityOfSilence: (held, facts) => {
    if (held.side === "below") return capital(stop(silence(held, facts)));
    const since = ago(facts.daysSinceLastOrder);
    return {
      en: `Not overdue: the last order was ${since.en}.`,
      ar: `لم يتأخر عن موعده: آخر طلب له كان ${since.ar}.`,
    };
  },
  frequency: ({ value, line }, facts) => {
    const often = times(value + 1);
    const since = ago(facts.daysSinceLastOrder);
    return sentence(
      { en: `Bought ${often.en}, last ${since.en}`, ar: `اشترى ${often.ar}، وآخر طلب له كان ${since.ar}` },
      times(line + 1),
    );
  },
  daysSinceLastOrder: ({ value, line }) => {
    const since = ago(value);
    return sentence({ en: `Last order ${since.en}`, ar: `آخر طلب له كان ${since.ar}` }, counted(line, "day"));
  },
  tenureDays: ({ value, line }) => {
    const since = ago(value);
    return sentence(
      { en: `First order ${since.en}`, ar: `أول طلب له كان ${since.ar}` },
      counted(line, "day"),
    );
  },
  ambassadorScore: ({ value, line }) => {
    const [score, limit] = [plainNumber(value), plainNumber(line)];
    return sentence(
      {
        en: `How likely they are to recommend the shop: ${score} of 1`,
        ar: `ميله إلى التوصية بالمتجر: ${score} من 1`,
      },
      { en: limit, ar: limit },
    );
  },
  successfulReferrals: ({ value }) => {
    if (value < 1) return { en: "Has brought no customer yet.", ar: "لم يجلب أي عميل بعد." };
    const brought = counted(value, "customer");
    return { en: `Has brought ${brought.en} who bought.`, ar: `جلب ${brought.ar} بالتوصية أتمّوا الشراء.` };
  },
  signalsAgainst: ({ value }) => {
    if (value < 1) return noSignalAgainst;
    const count = plainNumber(value);
    return {
      en: `Signals against asking for a recommendation (open complaint, low NPS, low rating): ${count}.`,
      ar: `مؤشرات ضد طلب التوصية (شكوى لم تُحل أو توصية متدنية أو تقييم متدنٍّ): ${count}.`,
    };
  },
};

const noSignalAgainst: Words = {
  en: "No open complaint, no low NPS, no low rating.",
  ar: "لا شكوى لم تُحل ولا توصية متدنية ولا تقييم متدنٍّ.",
};

function valueLine({ line }: Held, context: PlaceContext): Words {
  return context.money === false ? times(line) : amount(line, context.currency);
}

function sentence(words: Words, line: Words): Words {
  return { en: `${words.en} (line: ${line.en}).`, ar: `${words.ar} (الحد: ${line.ar}).` };
}

function stop({ en, ar }: Words): Words {
  return { en: `${en}.`, ar: `${ar}.` };
}

function capital({ en, ar }: Words): Words {
  return { en: en[0].toUpperCase() + en.slice(1), ar };
}

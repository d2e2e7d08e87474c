import { minorDigits } from "../../model/money/minorDigits.ts";
import type { AppDeps } from "./deps.ts";
import { createServing, type Serving } from "./scores/serving.ts";

/** What handlers work with: what the application was given, and what it made of it when it started. */
export interface Api extends AppDeps {
  /** Decimal digits of the shop's currency. */
  digits: number;
  serving: () => Promise<Serving>;
}

/** @throws {RangeError} for a secret too short to sign with */
export function createApi(deps: AppDeps): Api {
  if (!(deps.secret.length >= 16))
    throw new RangeError(
      `createApi requires a secret of at least 16 characters: ${deps.secret.length} given`,
    );
  return {
    ...deps,
    digits: minorDigits(deps.settings.currency),
    serving: createServing(deps.store, deps.settings),
  };
}

import { useMemo } from "preact/hooks";
import type { z } from "zod";
import type { settingsInForceSchema } from "../../../../functions/contract/schemas/settings.ts";
import { useResource } from "../../api/useResource.ts";
import type { Shop } from "./messages.ts";

/** How the shop counts, which a file is read by; null until it is known. */
export function useShop() {
  const settings = useResource<z.infer<typeof settingsInForceSchema>>("/v1/settings");
  const fixed = settings.data?.fixed;
  const shop = useMemo(
    (): Shop | null => (fixed ? { currency: fixed.currency, timeZone: fixed.timeZone } : null),
    [fixed],
  );
  return { shop, settings };
}

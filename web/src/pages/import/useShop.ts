import type { Resource } from "../../api/useResource.ts";
import { useResource } from "../../api/useResource.ts";
import type { Shop } from "./messages.ts";

/** How the shop counts: what a file is read by. */
export const useShop = (): Resource<Shop> => useResource<Shop>("/v1/settings");

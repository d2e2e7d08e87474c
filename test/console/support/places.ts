import { pages } from "../../../web/src/app/pages.ts";

/** A customer of the demo shop with a past to show. */
export const someCustomer = "C10007";

/** Where each page of the navigation has something to show, by its name; further pages at their own address. */
export const places: readonly { name: string; at: string }[] = pages.map(({ name }) => ({
  name,
  at: { segments: "/segments/at_risk", customer: `/customer/${someCustomer}` }[name] ?? `/${name}`,
}));

import { pages } from "../../../web/src/app/pages.ts";

/** A page of the navigation, and an address at which it has something to show. */
export interface Place {
  name: string;
  at: string;
}

/** Every page, with the segment at risk and the most valuable customer in it where a page is of one. */
export async function placesOf(url: string, key: string): Promise<Place[]> {
  const list = `${url}/v1/segments/at_risk/customers?limit=1`;
  const answer = await fetch(list, { headers: { authorization: `Bearer ${key}` } });
  const { customers } = (await answer.json()) as { customers: { customerId: string }[] };
  const parts: Record<string, string> = {
    segments: "/at_risk",
    customer: customers.length === 0 ? "" : `/${customers[0].customerId}`,
  };
  return pages.map(({ name }) => ({ name, at: `/${name}${parts[name] ?? ""}` }));
}
